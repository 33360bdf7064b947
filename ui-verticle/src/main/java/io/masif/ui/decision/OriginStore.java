package io.masif.ui.decision;

import io.masif.ui.view.rule.DecisionOrigin;
import io.masif.ui.view.rule.RuleReference;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Stores who made a decision that no operator made directly. */
public final class OriginStore {
    private static final String INSERT =
            "INSERT INTO decision_origin (decision_id, rule_version_id, rollout_id, ring) VALUES (?, ?, ?, ?)";

    private OriginStore() {}

    /** Stores the origin of a decision; nothing if an operator made it. */
    static Future<Void> put(SqlConnection connection, long decision, DecisionOrigin origin) {
        return origin == null
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.tuple()
                                .addValue(decision)
                                .addValue(
                                        origin.rule() == null
                                                ? null
                                                : origin.rule().versionId())
                                .addValue(origin.rollout())
                                .addValue(origin.ring()))
                        .mapEmpty();
    }

    /** The members of an event's detail that name an origin; none for null. */
    static JsonObject describe(DecisionOrigin origin) {
        JsonObject detail = new JsonObject();
        if (origin != null && origin.rule() != null) {
            detail.mergeIn(describe(origin.rule()));
        }
        if (origin != null && origin.rollout() != null) {
            detail.put("rollout", origin.rollout()).put("ring", origin.ringNumber());
        }
        return detail;
    }

    /** The members of an event's detail that name a version of a rule. */
    public static JsonObject describe(RuleReference rule) {
        return new JsonObject()
                .put("rule", rule.rule())
                .put("rule_name", rule.name())
                .put("rule_version", rule.version());
    }
}
