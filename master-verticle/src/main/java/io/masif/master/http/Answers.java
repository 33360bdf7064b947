package io.masif.master.http;

import io.masif.clock.DatabaseClock;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.master.approval.Snapshot;
import io.masif.master.clock.HostClocks;
import io.masif.master.meter.CacheMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.plan.ApprovedAnswers;
import io.masif.master.plan.Fleet;
import io.masif.master.plan.HostReport;
import io.masif.master.plan.KnownHost;
import io.masif.master.plan.Ready;
import io.masif.master.plan.RunTimes;
import io.masif.master.plan.Sender;
import io.masif.master.plan.Steering;
import io.masif.master.plan.Written;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * What a host is answered, in either version of the protocol: stored first, then compared with the approvals. A report
 * that is the last one again, byte by byte, is answered what it was answered then.
 */
final class Answers {
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(10_000);
    /** To read more would keep everybody else on this event loop waiting. */
    private static final int LARGE = 256 * 1024;

    private final Vertx vertx;
    private final Fleet fleet;
    private final LargeBodies large;
    private final Steering steering;
    private final Readers readers;
    private final LoopWatch watch;
    private final ReportMeters meters;
    /** Whoever is answered from memory would have found its plan there. */
    private final CacheMeters plans;

    private final ProgressPace pace = new ProgressPace(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    private final FreshApprovals approvals;
    private final DatabaseClock clock;
    private final HostClocks hostClocks;

    Answers(Vertx vertx, AgentApiVerticle.Shared shared, LoopWatch watch, ReportMeters meters) {
        this.vertx = vertx;
        this.large = LargeBodies.of(vertx);
        this.fleet = shared.fleet();
        this.steering = shared.steering();
        this.readers = shared.readers();
        this.watch = watch;
        this.meters = meters;
        this.approvals = new FreshApprovals(vertx);
        this.clock = DatabaseClock.of(vertx);
        this.hostClocks = HostClocks.of(vertx);
        this.plans = CacheMeters.of(vertx, "plan");
    }

    /** There are newer approvals. */
    void wake() {
        approvals.wake();
    }

    /**
     * Version 1: an array of tasks; answered with those that are approved.
     *
     * @param left whether the host waits no longer; asked on any thread
     */
    Future<Buffer> pendingTasks(Sender sender, byte[] body, BooleanSupplier left) {
        if (!approvals.areFresh()) {
            return approvals.await().compose(fresh -> pendingTasks(sender, body, left));
        }
        Asked asked = Asked.of(1, sender.host(), body);
        Buffer ready = ready(asked);
        return ready != null
                ? Future.succeededFuture(ready)
                : read(asked, () -> readers.tasks(asked.mark(), asked.body()), left)
                        .compose(sent -> store(HostReport.ofPlan(sender, sent.plan(), left))
                                .compose(written -> approved(asked, written, sent.tasks(), left)));
    }

    /** Version 2: a {@link io.masif.wire.Report}, answered with a {@link io.masif.wire.ReportAnswer}. */
    Future<Buffer> report(Sender sender, byte[] body, BooleanSupplier left) {
        if (!approvals.areFresh()) {
            return approvals.await().compose(fresh -> report(sender, body, left));
        }
        Asked asked = Asked.of(2, sender.host(), body);
        Buffer ready = ready(asked);
        return ready != null
                ? Future.succeededFuture(next(ready, 1))
                : read(asked, () -> readers.report(asked.mark(), asked.body()), left)
                        .compose(sent -> {
                            var report = sent.report();
                            String facts = report.facts() == null
                                    ? null
                                    : report.facts().encode();
                            return store(HostReport.of(
                                            sender,
                                            report.digest(),
                                            sent.plan(),
                                            facts,
                                            RunTimes.correct(report.runs(), hostClocks.of(sender.host()), clock.now()),
                                            sent.ran(),
                                            left))
                                    .map(written -> next(
                                            approved(
                                                    asked,
                                                    written,
                                                    report.runs().isEmpty()),
                                            pace.seconds(asked.host(), report.runs())));
                        });
    }

    private Buffer ready(Asked asked) {
        Snapshot approvals = approvals();
        KnownHost known = fleet.get(asked.host());
        Ready ready = known == null ? null : known.ready();
        boolean same = ready != null
                && ready.answers(
                        asked.mark(),
                        asked.body().length,
                        approvals.revision(),
                        clock.now().toEpochMilli());
        if (same) {
            known.mark();
            meters.count(asked.protocol(), ReportMeters.Kind.UNCHANGED);
            plans.asked(true);
        }
        return same ? ready.answer() : null;
    }

    /** Nothing in it has to be written: it is only to be compared with other approvals. */
    private boolean lastOneAgain(Asked asked) {
        KnownHost known = fleet.get(asked.host());
        Ready ready = known == null ? null : known.ready();
        return ready != null && ready.isOf(asked.mark(), asked.body().length);
    }

    private <T> Future<T> read(Asked asked, Callable<T> reader, BooleanSupplier left) {
        long now = System.nanoTime();
        boolean full = steering.isFull(now) && !lastOneAgain(asked);
        if (full || watch.behind(now)) {
            steering.strained();
            meters.shed();
            throw Failure.unavailable("there are more reports than can be answered", null);
        }
        if (asked.body().length > LARGE) {
            return large.read(asked.body(), reader, left);
        }
        try {
            return Future.succeededFuture(reader.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        } finally {
            watch.spent(System.nanoTime() - now);
        }
    }

    /** An answer that approves something waits until it is written, and is given only if it is still right then. */
    private Future<Buffer> approved(Asked asked, Written report, List<SentTask> tasks, BooleanSupplier left) {
        KnownHost host = report.host();
        Snapshot approvals = approvals();
        Instant now = clock.now();
        Validity validity = new Validity();
        JsonArray approved = new JsonArray();
        Set<Digest> digests = new HashSet<>();
        for (SentTask task : tasks) {
            if (validity.approved(approvals.approvedUntil(host.id(), task.task().action(), true, now))) {
                approved.add(task.task().toJson());
                digests.add(task.action().digest());
            }
        }
        Buffer answer = approved.toBuffer();
        boolean complete = !tasks.isEmpty() && digests.size() == tasks.size();
        Future<?> written = ApprovedAnswers.write(vertx.eventBus(), report, complete, digests, approvals.revision())
                .onSuccess(done -> fleet.remember(host, ready(asked, approvals, validity, answer)));
        if (digests.isEmpty()) {
            return Future.succeededFuture(answer);
        }
        return written.compose(done -> this.approvals.await()).compose(fresh -> {
            boolean isCurrent = approvals().revision() == approvals.revision();
            if (isCurrent && validity.isValid(clock.now().toEpochMilli())) {
                return Future.succeededFuture(answer);
            }
            return left.getAsBoolean()
                    ? Future.failedFuture(Failure.unavailable("the approvals changed meanwhile", null))
                    : approved(asked, new Written(host, report.actions()), tasks, left);
        });
    }

    /** All of the answer but what {@link #next} adds. */
    private Buffer approved(Asked asked, Written written, boolean again) {
        Snapshot approvals = approvals();
        Instant now = clock.now();
        Validity validity = new Validity();
        TreeSet<Digest> approved = new TreeSet<>();
        written.actions().forEach(stored -> {
            Action action = stored.action();
            if (validity.approved(approvals.approvedUntil(written.host().id(), action, false, now))) {
                approved.add(stored.digest());
            }
        });
        JsonArray digests = new JsonArray();
        approved.forEach(digest -> digests.add(digest.toString()));
        Buffer answer =
                Buffer.buffer("{\"approved\":").appendBuffer(digests.toBuffer()).appendString(",");
        if (again) {
            fleet.remember(written.host(), ready(asked, approvals, validity, answer));
        }
        return answer;
    }

    private static Ready ready(Asked asked, Snapshot approvals, Validity validity, Buffer answer) {
        return new Ready(asked.mark(), asked.body().length, approvals.revision(), validity.untilMillis(), answer);
    }

    /** @param progress as in {@link io.masif.wire.ReportAnswer} */
    private Buffer next(Buffer answer, int progress) {
        String end = steering.next().json();
        Buffer whole = Buffer.buffer(answer.length() + end.length()).appendBuffer(answer);
        return (progress == 1 ? whole : whole.appendString("\"progress\":" + progress + ",")).appendString(end);
    }

    private Future<Written> store(HostReport report) {
        return vertx.eventBus()
                .<Written>request(HostReport.ADDRESS, report, PATIENCE)
                .compose(written -> approvals.await().map(fresh -> written.body()));
    }

    private Snapshot approvals() {
        return approvals.get();
    }
}
