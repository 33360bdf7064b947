package io.masif.master.http;

import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.failure.Failure;
import io.masif.master.approval.Snapshot;
import io.masif.master.plan.HostReport;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.masif.wire.Members;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.masif.wire.v1.Task;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a host is answered, in either version of the protocol: stored first, then compared with the approvals. */
final class Answers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(20_000);
    /** What DATETIME can hold, and no clock of a host says. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Vertx vertx;
    private final Duration next;
    private final ProgressPace pace = new ProgressPace(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    private Snapshot snapshot;

    /** @param next when a host is to report again */
    Answers(Vertx vertx, Duration next) {
        this.vertx = vertx;
        this.next = next;
    }

    /** From now on these approvals count. */
    void use(Snapshot latest) {
        snapshot = latest;
    }

    /** Version 1: an array of tasks; answered with those that are approved. */
    Future<Buffer> pendingTasks(String host, Buffer body) {
        approvals();
        List<Task> tasks = Task.listOf(body);
        Plan plan = Plan.of(tasks.stream().map(Task::action).toList());
        return store(HostReport.of(host, 1, plan.digest(), Optional.of(plan), null, List.of()))
                .map(stored -> {
                    Snapshot approvals = approvals();
                    Instant now = Instant.now();
                    JsonArray approved = new JsonArray();
                    tasks.stream()
                            .filter(task -> approvals.approves(host, task.action(), now))
                            .forEach(task -> approved.add(task.toJson()));
                    return approved.toBuffer();
                });
    }

    /** Version 2: a {@link Report}, answered with a {@link ReportAnswer}. */
    Future<Buffer> report(String host, Buffer body) {
        approvals();
        Report report = Report.read(Members.ofBody(body));
        report.runs().forEach(Answers::checkMoments);
        String facts = report.facts() == null ? null : report.facts().encode();
        return store(HostReport.of(host, 2, report.digest(), report.plan(), facts, report.runs()))
                .map(stored -> {
                    Snapshot approvals = approvals();
                    Instant now = Instant.now();
                    Set<Digest> approved = stored.actions().stream()
                            .filter(each -> approvals.approves(host, each.action(), now))
                            .map(StoredAction::digest)
                            .collect(Collectors.toSet());
                    return new ReportAnswer(approved, (int) next.toSeconds(), pace.seconds(host, report.runs()))
                            .toJson()
                            .toBuffer();
                });
    }

    private Future<StoredPlan> store(HostReport report) {
        return vertx.eventBus()
                .<StoredPlan>request(HostReport.ADDRESS, report, PATIENCE)
                .map(Message::body);
    }

    private Snapshot approvals() {
        if (snapshot == null || !snapshot.fresh(System.nanoTime())) {
            throw Failure.unavailable("the database is not available", RETRY_AFTER, null);
        }
        return snapshot;
    }

    private static void checkMoments(Run run) {
        Instant last = run.ended() == null ? run.started() : run.ended();
        if (run.started().isBefore(Instant.EPOCH)
                || last.isBefore(Instant.EPOCH)
                || last.isAfter(LATEST)
                || run.started().isAfter(LATEST)) {
            throw Failure.badInput("runs: started and ended must lie between 1970 and 9999");
        }
    }
}
