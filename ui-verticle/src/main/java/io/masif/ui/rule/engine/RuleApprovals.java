package io.masif.ui.rule.engine;

import io.masif.instance.MachineName;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.DecisionStore;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.fleet.rule.query.DueApproval;
import io.masif.ui.language.Text;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.rule.DecisionOrigin;
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
 * Approves what is due. A decision is made in one transaction, which commits only while this process has the lease, the version
 * is the current one, and no decision of it is unknown to the index by which it was found: so nothing is approved twice.
 */
final class RuleApprovals {
    private static final Logger LOG = LoggerFactory.getLogger(RuleApprovals.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    /** As many as a decision of an operator may have; what is left follows. */
    private static final int MAX_ACTIONS = 5000;

    /** Until the transaction ends, no operator can change the rule. */
    private static final String LOCK_RULE = "SELECT id FROM rule WHERE id = ? AND version = ? LOCK IN SHARE MODE";

    private static final String COUNT_UNKNOWN = """
            SELECT COUNT(*) AS decisions FROM decision_origin WHERE rule_version_id = ? AND decision_id > ?
            """;

    private final Pool pool;

    RuleApprovals(Pool pool) {
        this.pool = pool;
    }

    /**
     * Approves what rules found due, one decision for each rule.
     *
     * @param lastDecision the number of the last decision of a rule that was taken into account
     * @return false if something is left to be found again: another process approves, or the index is not up to date
     */
    Future<Boolean> approve(List<DueApproval> due, long lastDecision) {
        return Lease.acquire(pool, LeaseName.RULES, MachineName.read(), LEASE)
                .compose(lease -> lease.isEmpty()
                        ? Future.succeededFuture(false)
                        : lease.get().releaseAfter(pool, held -> approveAll(held, due, lastDecision)));
    }

    private Future<Boolean> approveAll(Lease lease, List<DueApproval> due, long lastDecision) {
        Future<Boolean> all = Future.succeededFuture(true);
        for (DueApproval each : due) {
            all = all.compose(before -> approve(lease, each, lastDecision).map(isMade -> isMade && before));
        }
        return all;
    }

    private Future<Boolean> approve(Lease lease, DueApproval due, long lastDecision) {
        return new ShortTransaction(pool, DecisionParts.TIME_LIMIT, () -> false, Text.of("refusal.unknown.rule"))
                .run(connection -> lease.require(connection)
                        .compose(required -> isCurrent(connection, due.rule()))
                        .compose(isCurrent ->
                                isCurrent ? decide(connection, due, lastDecision) : Future.succeededFuture(0L)))
                .map(decision -> {
                    if (decision > 0) {
                        LOG.info(
                                "approved rule={} version={} approval={} actions={}",
                                due.rule().rule(),
                                due.rule().number(),
                                decision,
                                due.actions().size());
                    }
                    return decision > 0 && due.actions().size() <= MAX_ACTIONS;
                });
    }

    private static Future<Boolean> isCurrent(SqlConnection connection, RuleVersion rule) {
        return connection
                .preparedQuery(LOCK_RULE)
                .execute(Tuple.of(rule.rule(), rule.number()))
                .map(rows -> rows.size() == 1);
    }

    /** The number of the decision; 0 if the index does not know all decisions of the version. */
    private static Future<Long> decide(SqlConnection connection, DueApproval due, long lastDecision) {
        RuleVersion rule = due.rule();
        NewDecision approval = new NewDecision(
                rule.author(),
                due.actions().stream()
                        .limit(MAX_ACTIONS)
                        .map(ActionKey::toPattern)
                        .toList(),
                due.hosts(),
                rule.comment(),
                null,
                null,
                DecisionOrigin.of(rule.reference()));
        return DecisionParts.incrementCounter(connection)
                .compose(locked -> connection.preparedQuery(COUNT_UNKNOWN).execute(Tuple.of(rule.id(), lastDecision)))
                .compose(rows -> rows.iterator().next().getInteger("decisions") > 0
                        ? Future.succeededFuture(0L)
                        : DecisionStore.add(connection, DecisionKind.APPROVAL, approval, null));
    }
}
