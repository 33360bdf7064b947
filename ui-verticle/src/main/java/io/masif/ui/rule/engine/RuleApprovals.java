package io.masif.ui.rule.engine;

import io.masif.instance.MachineName;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.fleet.rule.KnownDecisions;
import io.masif.ui.fleet.rule.query.DueApproval;
import io.masif.ui.language.Text;
import io.masif.ui.view.rule.RuleVersion;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Approves what is due, or begins to roll it out. Each decision is made in one transaction, which commits only while this process
 * has the lease, the version is the current one, and nothing that it decided is unknown to the index by which it was found: so
 * nothing is approved twice.
 */
final class RuleApprovals {
    private static final Logger LOG = LoggerFactory.getLogger(RuleApprovals.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    /** Until the transaction ends, no operator can change the rule. */
    private static final String LOCK_RULE = "SELECT id FROM rule WHERE id = ? AND version = ? LOCK IN SHARE MODE";

    private final Pool pool;

    RuleApprovals(Pool pool) {
        this.pool = pool;
    }

    /**
     * Approves what rules found due, one decision or rollout for each rule.
     *
     * @param known what of the decisions of rules was taken into account
     * @return false if something is left to be found again: another process approves, or the index is not up to date
     */
    Future<Boolean> approve(List<DueApproval> due, KnownDecisions known) {
        return Lease.acquire(pool, LeaseName.RULES, MachineName.read(), LEASE)
                .compose(lease -> lease.isEmpty()
                        ? Future.succeededFuture(false)
                        : lease.get().releaseAfter(pool, held -> approveAll(held, due, known)));
    }

    private Future<Boolean> approveAll(Lease lease, List<DueApproval> due, KnownDecisions known) {
        Future<Boolean> all = Future.succeededFuture(true);
        for (DueApproval each : due) {
            all = all.compose(before -> approve(lease, each, known).map(isMade -> isMade && before));
        }
        return all;
    }

    private Future<Boolean> approve(Lease lease, DueApproval due, KnownDecisions known) {
        return new ShortTransaction(pool, DecisionParts.TIME_LIMIT, () -> false, Text.of("refusal.unknown.rule"))
                .run(connection -> lease.require(connection)
                        .compose(required -> isCurrent(connection, due.rule()))
                        .compose(isCurrent ->
                                isCurrent ? DueDecision.make(connection, due, known) : Future.succeededFuture(0L)))
                .map(number -> {
                    if (number > 0) {
                        log(due, number);
                    }
                    return number > 0 && due.actions().size() <= DueDecision.MAX_ACTIONS;
                });
    }

    private static void log(DueApproval due, long number) {
        LOG.info(
                "decided rule={} version={} {}={} actions={}",
                due.rule().rule(),
                due.rule().number(),
                due.rule().definition().plan() == null ? "approval" : "rollout",
                number,
                due.actions().size());
    }

    private static Future<Boolean> isCurrent(SqlConnection connection, RuleVersion rule) {
        return connection
                .preparedQuery(LOCK_RULE)
                .execute(Tuple.of(rule.rule(), rule.number()))
                .map(rows -> rows.size() == 1);
    }
}
