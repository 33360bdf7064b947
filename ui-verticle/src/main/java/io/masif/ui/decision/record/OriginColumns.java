package io.masif.ui.decision.record;

import io.masif.ui.view.rule.DecisionOrigin;
import io.masif.ui.view.rule.RuleReference;
import io.vertx.sqlclient.Row;

/** Reads the origin of a decision from the columns of {@code decision_origin} and {@code rule_version}. */
public final class OriginColumns {
    private OriginColumns() {}

    /** The origin in a row that has one. */
    public static DecisionOrigin parse(Row row) {
        Long version = row.getLong("version_id");
        RuleReference rule = version == null
                ? null
                : new RuleReference(
                        row.getInteger("rule_id"), version, row.getString("name"), row.getInteger("version"));
        return new DecisionOrigin(rule, row.getLong("rollout_id"), row.getInteger("ring"));
    }
}
