package io.masif.ui.rule.engine;

import io.masif.lease.LeaseName;
import io.masif.ui.engine.EachInTurn;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.fleet.rule.KnownDecisions;
import io.masif.ui.fleet.rule.query.DueApproval;
import io.masif.ui.language.Text;
import io.masif.ui.view.rule.RuleVersion;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Approves what is due, or begins to roll it out. Each decision is made in one transaction, which commits only while this process
 * has the lease, the version is the current one, and nothing that it decided is unknown to the index by which it was found: so
 * nothing is approved twice.
 */
final class RuleApprovals {
    private static final Logger LOG = LoggerFactory.getLogger(RuleApprovals.class);
    /** Until the transaction ends, no operator can change the rule at the same server of the database. */
    private static final String LOCK_RULE = "SELECT id FROM rule WHERE id = ? AND version = ? LOCK IN SHARE MODE";

    private final LeaseHolder lease;

    RuleApprovals(Pool pool) {
        this.lease = new LeaseHolder(pool, LeaseName.RULES, Text.of("refusal.unknown.rule"));
    }

    /**
     * Approves what rules found due, one decision or rollout for each rule. A rule that cannot decide does not keep the others
     * from it.
     *
     * @param known what of the decisions of rules was taken into account
     * @return false if something is left to be found again: another process approves, or the index is not up to date
     */
    Future<Boolean> approve(List<DueApproval> due, KnownDecisions known) {
        return lease.acquire().compose(isHeld -> isHeld ? approveAll(due, known) : Future.succeededFuture(false));
    }

    private Future<Boolean> approveAll(List<DueApproval> due, KnownDecisions known) {
        AtomicBoolean isComplete = new AtomicBoolean(true);
        return EachInTurn.run(due, each -> approve(each, known).onSuccess(isDone -> {
                    if (!isDone) {
                        isComplete.set(false);
                    }
                }))
                .map(done -> isComplete.get());
    }

    private Future<Boolean> approve(DueApproval due, KnownDecisions known) {
        return lease.inTransaction(connection -> isCurrent(connection, due.rule())
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
