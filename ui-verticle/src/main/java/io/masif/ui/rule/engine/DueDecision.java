package io.masif.ui.rule.engine;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.DecisionStore;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.fleet.rule.KnownDecisions;
import io.masif.ui.fleet.rule.query.DueApproval;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.plan.RolloutScope;
import io.masif.ui.rollout.store.NewRollout;
import io.masif.ui.rollout.store.PlanStore;
import io.masif.ui.rollout.store.RolloutStore;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.rule.DecisionOrigin;
import io.masif.ui.view.rule.RuleVersion;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Writes what a rule decides, in the transaction of the caller: a decision, or a rollout if the rule has a plan. Either raises
 * the counter of decisions, as whoever changes the rule does: one of the two is refused, also at two servers of a cluster.
 */
final class DueDecision {
    /** As many as a decision of an operator may have; what is left follows. */
    static final int MAX_ACTIONS = 5000;

    private static final String COUNT_UNKNOWN_DECISIONS = """
            SELECT COUNT(*) AS found FROM decision_origin WHERE rule_version_id = ? AND decision_id > ?
            """;
    private static final String COUNT_OTHER_ROLLOUTS = """
            SELECT COUNT(*) AS found FROM rollout o JOIN rule_version v ON v.id = o.rule_version_id
            WHERE v.rule_id = ? AND (o.state IN ('running', 'paused') OR o.rule_version_id = ? AND o.id > ?)
            """;

    private DueDecision() {}

    /**
     * Makes it.
     *
     * @param known what of the decisions of rules was taken into account
     * @return the number of the decision or of the rollout; 0 if the index does not know all of them, or a rollout of the rule
     *     has not ended
     */
    static Future<Long> make(SqlConnection connection, DueApproval due, KnownDecisions known) {
        return due.rule().definition().plan() == null
                ? decide(connection, due, known.lastDecision())
                : rollOut(connection, due, known.lastRollout());
    }

    private static Future<Long> decide(SqlConnection connection, DueApproval due, long lastDecision) {
        RuleVersion rule = due.rule();
        NewDecision approval = new NewDecision(
                rule.author(),
                listPatterns(due),
                due.hosts(),
                rule.comment(),
                null,
                null,
                DecisionOrigin.of(rule.reference()));
        return DecisionParts.incrementCounter(connection)
                .compose(locked -> isNone(connection, COUNT_UNKNOWN_DECISIONS, Tuple.of(rule.id(), lastDecision)))
                .compose(isNone -> isNone
                        ? DecisionStore.add(connection, DecisionKind.APPROVAL, approval, null)
                        : Future.succeededFuture(0L));
    }

    private static Future<Long> rollOut(SqlConnection connection, DueApproval due, long lastRollout) {
        RuleVersion rule = due.rule();
        return isNone(connection, COUNT_OTHER_ROLLOUTS, Tuple.of(rule.rule(), rule.id(), lastRollout))
                .compose(isNone -> isNone
                        ? DecisionParts.incrementCounter(connection)
                                .compose(locked -> PlanStore.findVersion(
                                        connection, rule.definition().plan().id()))
                                .compose(plan -> RolloutStore.add(connection, createRollout(due, plan.orElseThrow())))
                        : Future.succeededFuture(0L));
    }

    private static NewRollout createRollout(DueApproval due, RolloutPlan plan) {
        RuleVersion rule = due.rule();
        return new NewRollout(
                plan,
                listPatterns(due),
                RolloutScope.of(due.hosts()),
                rule.reference(),
                rule.author(),
                rule.comment(),
                null);
    }

    private static Future<Boolean> isNone(SqlConnection connection, String count, Tuple parameters) {
        return connection
                .preparedQuery(count)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getInteger("found") == 0);
    }

    private static List<ApprovalPattern> listPatterns(DueApproval due) {
        return due.actions().stream()
                .limit(MAX_ACTIONS)
                .map(ActionKey::toPattern)
                .toList();
    }
}
