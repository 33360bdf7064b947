package io.masif.master.endpoint;

import io.masif.clock.DatabaseClock;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.master.approval.Snapshot;
import io.masif.master.body.BodyParsers;
import io.masif.master.clock.HostClocks;
import io.masif.master.clock.RunTimes;
import io.masif.master.host.CachedAnswer;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.meter.CacheMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.BackpressureController;
import io.masif.master.overload.EventLoopDelay;
import io.masif.master.overload.LargeBodyQueue;
import io.masif.master.overload.ProgressInterval;
import io.masif.master.report.ReportSender;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedTask;
import io.masif.master.v1.ApprovedAnswerWriter;
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
final class ReportEndpoints {
    private static final DeliveryOptions WRITE_TIMEOUT = new DeliveryOptions().setSendTimeout(10_000);
    /** To read more would keep everybody else on this event loop waiting. */
    private static final int LARGE_BODY_BYTES = 256 * 1024;

    private final Vertx vertx;
    private final HostCache hostCache;
    private final LargeBodyQueue largeBodies;
    private final BackpressureController backpressure;
    private final BodyParsers parsers;
    private final EventLoopDelay eventLoopDelay;
    private final ReportMeters meters;
    /** Whoever is answered from memory would have found its plan there. */
    private final CacheMeters planCacheMeters;

    private final ProgressInterval progressInterval = new ProgressInterval(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    private final FreshApprovals approvals;
    private final DatabaseClock clock;
    private final HostClocks hostClocks;

    ReportEndpoints(
            Vertx vertx, AgentApiVerticle.SharedState shared, EventLoopDelay eventLoopDelay, ReportMeters meters) {
        this.vertx = vertx;
        this.largeBodies = LargeBodyQueue.of(vertx);
        this.hostCache = shared.hostCache();
        this.backpressure = shared.backpressure();
        this.parsers = shared.parsers();
        this.eventLoopDelay = eventLoopDelay;
        this.meters = meters;
        this.approvals = new FreshApprovals(vertx);
        this.clock = DatabaseClock.of(vertx);
        this.hostClocks = HostClocks.of(vertx);
        this.planCacheMeters = CacheMeters.of(vertx, "plan");
    }

    /** There are newer approvals. */
    void onApprovalsRead() {
        approvals.completeWaiting();
    }

    /**
     * Version 1: an array of tasks; answered with those that are approved.
     *
     * @param isClientGone whether the host waits no longer; asked on any thread
     */
    Future<Buffer> answerPendingTasks(ReportSender sender, byte[] body, BooleanSupplier isClientGone) {
        if (!approvals.areFresh()) {
            return approvals.await().compose(fresh -> answerPendingTasks(sender, body, isClientGone));
        }
        ReportRequest request = ReportRequest.of(1, sender.host(), body);
        Buffer cached = cachedAnswer(request);
        return cached != null
                ? Future.succeededFuture(cached)
                : parse(request, () -> parsers.parseTasks(request.mark(), request.body()), isClientGone)
                        .compose(report -> store(new ReportSubmission(sender, report, isClientGone))
                                .compose(stored -> buildAnswer(request, stored, report.tasks(), isClientGone)));
    }

    /** Version 2: a {@link io.masif.wire.Report}, answered with a {@link io.masif.wire.ReportAnswer}. */
    Future<Buffer> answerReport(ReportSender sender, byte[] body, BooleanSupplier isClientGone) {
        if (!approvals.areFresh()) {
            return approvals.await().compose(fresh -> answerReport(sender, body, isClientGone));
        }
        ReportRequest request = ReportRequest.of(2, sender.host(), body);
        Buffer cached = cachedAnswer(request);
        return cached != null
                ? Future.succeededFuture(appendNextInterval(cached, 1))
                : parse(request, () -> parsers.parseReport(request.mark(), request.body()), isClientGone)
                        .compose(report -> store(new ReportSubmission(
                                        sender,
                                        RunTimes.correct(report, hostClocks.of(sender.host()), clock.now()),
                                        isClientGone))
                                .map(stored -> appendNextInterval(
                                        buildAnswer(
                                                request, stored, report.runs().isEmpty()),
                                        progressInterval.seconds(request.host(), report.runs()))));
    }

    private Buffer cachedAnswer(ReportRequest request) {
        Snapshot approvals = approvals();
        HostEntry host = hostCache.get(request.host());
        CachedAnswer cached = host == null ? null : host.cachedAnswer();
        boolean isHit = cached != null
                && cached.isValidFor(
                        request.mark(),
                        request.body().length,
                        approvals.revision(),
                        clock.now().toEpochMilli());
        if (isHit) {
            host.markSeen();
            meters.count(request.protocol(), ReportMeters.Kind.UNCHANGED);
            planCacheMeters.countLookup(true);
        }
        return isHit ? cached.answer() : null;
    }

    /** Nothing in it has to be written: it is only to be compared with other approvals. */
    private boolean isRepeatOfLastReport(ReportRequest request) {
        HostEntry host = hostCache.get(request.host());
        CachedAnswer cached = host == null ? null : host.cachedAnswer();
        return cached != null && cached.isForReport(request.mark(), request.body().length);
    }

    private <T> Future<T> parse(ReportRequest request, Callable<T> parser, BooleanSupplier isClientGone) {
        long now = System.nanoTime();
        boolean isQueueFull = backpressure.isQueueFull(now) && !isRepeatOfLastReport(request);
        if (isQueueFull || eventLoopDelay.isBehind(now)) {
            backpressure.recordRefusal();
            meters.countShed();
            throw Failure.unavailable("there are more reports than can be answered", null);
        }
        if (request.body().length > LARGE_BODY_BYTES) {
            return largeBodies.parse(request.body(), parser, isClientGone);
        }
        try {
            return Future.succeededFuture(parser.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        } finally {
            eventLoopDelay.recordParsing(System.nanoTime() - now);
        }
    }

    /** An answer that approves something waits until it is written, and is given only if it is still right then. */
    private Future<Buffer> buildAnswer(
            ReportRequest request, StoredReport report, List<ReportedTask> tasks, BooleanSupplier isClientGone) {
        HostEntry host = report.host();
        Snapshot approvals = approvals();
        Instant now = clock.now();
        AnswerValidity validity = new AnswerValidity();
        JsonArray approved = new JsonArray();
        Set<Digest> digests = new HashSet<>();
        for (ReportedTask task : tasks) {
            if (validity.addApproval(
                    approvals.approvedUntil(host.id(), task.task().action(), true, now))) {
                approved.add(task.task().toJson());
                digests.add(task.action().digest());
            }
        }
        Buffer answer = approved.toBuffer();
        boolean complete = !tasks.isEmpty() && digests.size() == tasks.size();
        Future<?> stored = ApprovedAnswerWriter.write(vertx.eventBus(), report, complete, digests, approvals.revision())
                .onSuccess(done -> hostCache.cacheAnswer(host, cachedAnswer(request, approvals, validity, answer)));
        if (digests.isEmpty()) {
            return Future.succeededFuture(answer);
        }
        return stored.compose(done -> this.approvals.await()).compose(fresh -> {
            boolean isCurrent = approvals().revision() == approvals.revision();
            if (isCurrent && validity.isValid(clock.now().toEpochMilli())) {
                return Future.succeededFuture(answer);
            }
            return isClientGone.getAsBoolean()
                    ? Future.failedFuture(Failure.unavailable("the approvals changed meanwhile", null))
                    : buildAnswer(request, new StoredReport(host, report.actions()), tasks, isClientGone);
        });
    }

    /** All of the answer but what {@link #appendNextInterval} adds. */
    private Buffer buildAnswer(ReportRequest request, StoredReport stored, boolean isCacheable) {
        Snapshot approvals = approvals();
        Instant now = clock.now();
        AnswerValidity validity = new AnswerValidity();
        TreeSet<Digest> approved = new TreeSet<>();
        stored.actions().forEach(storedAction -> {
            Action action = storedAction.action();
            if (validity.addApproval(approvals.approvedUntil(stored.host().id(), action, false, now))) {
                approved.add(storedAction.digest());
            }
        });
        JsonArray digests = new JsonArray();
        approved.forEach(digest -> digests.add(digest.toString()));
        Buffer answer =
                Buffer.buffer("{\"approved\":").appendBuffer(digests.toBuffer()).appendString(",");
        if (isCacheable) {
            hostCache.cacheAnswer(stored.host(), cachedAnswer(request, approvals, validity, answer));
        }
        return answer;
    }

    private static CachedAnswer cachedAnswer(
            ReportRequest request, Snapshot approvals, AnswerValidity validity, Buffer answer) {
        return new CachedAnswer(
                request.mark(), request.body().length, approvals.revision(), validity.untilMillis(), answer);
    }

    /** @param progress as in {@link io.masif.wire.ReportAnswer} */
    private Buffer appendNextInterval(Buffer answer, int progress) {
        String suffix = backpressure.nextReport().json();
        Buffer whole = Buffer.buffer(answer.length() + suffix.length()).appendBuffer(answer);
        return (progress == 1 ? whole : whole.appendString("\"progress\":" + progress + ",")).appendString(suffix);
    }

    private Future<StoredReport> store(ReportSubmission report) {
        return vertx.eventBus()
                .<StoredReport>request(ReportSubmission.ADDRESS, report, WRITE_TIMEOUT)
                .compose(stored -> approvals.await().map(fresh -> stored.body()));
    }

    private Snapshot approvals() {
        return approvals.get();
    }
}
