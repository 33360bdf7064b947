package io.masif.master.v1;

import io.masif.boot.database.IdleTransactionLimit;
import io.masif.flow.AsyncLoop;
import io.masif.master.approval.ApprovalState;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.report.ReportedAction;
import io.masif.master.store.AgentStore;
import io.masif.master.store.ApprovedAnswerStore;
import io.masif.master.store.ApprovedAnswerStore.StoredAnswer;
import io.masif.master.store.PlanStore;
import io.masif.revision.FleetLock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the plans of hosts of version 1 that are silent. Their agents report nothing while there is nothing to do: a host
 * that is silent since all of its plan was approved has probably done all of it. If it was silent for another reason, it
 * reports its plan again later. Silence counts only if this master could have answered for all that time: during an outage
 * no host reports.
 */
public final class SilentHosts {
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final Duration ANSWER_RETENTION = Duration.ofDays(3);
    private static final long INTERVAL_MILLIS = 60_000;
    private static final long SECOND_MILLIS = 1000;
    private static final String CONCLUDED_MESSAGE =
            "The host has reported nothing since this was approved. Agents of version 1"
                    + " report neither outcomes nor that nothing is left to do.";

    private static final Logger LOG = LoggerFactory.getLogger(SilentHosts.class);

    private final Vertx vertx;
    private final Pool pool;
    private final MasterUptime uptime;

    public SilentHosts(Vertx vertx, Pool pool, MasterUptime uptime) {
        this.vertx = vertx;
        this.pool = pool;
        this.uptime = uptime;
    }

    /** Empties their plans once a minute. */
    public void start() {
        ApprovalState approvals = ApprovalState.of(vertx);
        vertx.setPeriodic(SECOND_MILLIS, second -> {
            if (approvals.isFresh(System.nanoTime())) {
                uptime.record(System.nanoTime());
            }
        });
        scheduleNext();
    }

    private void scheduleNext() {
        vertx.setTimer(INTERVAL_MILLIS, timer -> emptyPlans(SILENCE, System.nanoTime())
                .compose(done -> ApprovedAnswerStore.removeOlderThan(pool, ANSWER_RETENTION))
                .onFailure(e -> LOG.debug("silent hosts not read, later again reason={}", DatabaseErrors.reason(e)))
                .onComplete(done -> scheduleNext()));
    }

    /**
     * Empties the plans of hosts that have been silent for so long since they were answered, if they could have reported.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    Future<Void> emptyPlans(Duration silence, long nowNanos) {
        if (uptime.uninterruptedTime(nowNanos).compareTo(silence) < 0) {
            return Future.succeededFuture();
        }
        return AsyncLoop.repeatWhile(() -> ApprovedAnswerStore.findBySilentHosts(pool, silence)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(false)
                        : DatabaseErrors.retryConflicts(
                                vertx,
                                () -> IdleTransactionLimit.inTransaction(
                                        pool, connection -> emptyBatch(connection, silence)))));
    }

    /** Whether there were any. They are read while nobody else writes hosts' plans. */
    private static Future<Boolean> emptyBatch(SqlConnection connection, Duration silence) {
        return FleetLock.acquire(connection)
                .compose(revision -> ApprovedAnswerStore.findBySilentHosts(connection, silence)
                        .compose(found -> found.isEmpty()
                                ? Future.succeededFuture(false)
                                : empty(connection, revision, found).map(true)));
    }

    private static Future<Void> empty(SqlConnection connection, long revision, Collection<StoredAnswer> answers) {
        List<Long> ids =
                answers.stream().map(each -> each.answer().agentId()).sorted().toList();
        Map<String, List<ReportedAction>> plans =
                answers.stream().collect(Collectors.toMap(StoredAnswer::host, each -> List.of()));
        return PlanStore.insertEmpty(connection)
                .compose(plan -> AgentStore.setPlan(connection, ids, plan, revision))
                .compose(done -> new VersionOneRuns(connection, revision, CONCLUDED_MESSAGE).write(answers, plans))
                .compose(bytes -> ApprovedAnswerStore.remove(connection, ids))
                .onSuccess(done -> answers.forEach(each -> LOG.info(
                        "nothing seems left to do: silent since its plan was approved agent={}", each.host())));
    }
}
