package io.masif.ui.rollout.store;

import io.masif.decision.GroupSet;
import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.masif.ui.database.Columns;
import io.masif.ui.rollout.plan.RolloutScope;
import io.masif.ui.rollout.state.RingCounts;
import io.masif.ui.rollout.state.RingState;
import io.masif.ui.rollout.state.RingStatus;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.rollout.state.RolloutStatus;
import io.masif.ui.view.rule.RuleReference;
import io.vertx.sqlclient.Row;
import java.util.List;

/** Parses rows of rollouts and their rings. */
final class RolloutRow {
    private RolloutRow() {}

    /**
     * @param rings the rows of its rings, in their order
     * @param approved see {@link Rollout#approved}
     */
    static Rollout parse(Row row, List<Row> rings, HostSet approved) {
        RolloutDefinition definition = new RolloutDefinition(
                row.getLong("id"),
                PlanRow.parse(row),
                PatternJson.parse(row.getString("patterns")),
                parseScope(row),
                new RolloutDefinition.Authorship(
                        parseRule(row),
                        row.getString("author"),
                        row.getString("comment"),
                        Columns.getInstant(row, "created_at")));
        RolloutStatus status = new RolloutStatus(
                RolloutState.of(row.getString("state")).orElseThrow(),
                Columns.getInstant(row, "state_since"),
                row.getInteger("paused_by"),
                rings.stream().map(RolloutRow::parseStatus).toList());
        return new Rollout(
                definition,
                row.getLong("revision"),
                status,
                rings.stream().map(RolloutRow::parseRing).toList(),
                approved);
    }

    private static RuleReference parseRule(Row row) {
        Long version = row.getLong("rule_version_id");
        return version == null
                ? null
                : new RuleReference(
                        row.getInteger("rule_id"), version, row.getString("rule_name"), row.getInteger("rule_version"));
    }

    private static RolloutScope parseScope(Row row) {
        return new RolloutScope(
                Scope.of(row.getString("scope")).orElseThrow(),
                parseHosts(row),
                GroupSet.parse(row.getString("group_ids")));
    }

    private static HostSet parseHosts(Row row) {
        String hosts = row.getString("hosts");
        return hosts == null ? HostSet.NONE : HostSet.parse(hosts);
    }

    private static RingStatus parseStatus(Row row) {
        return new RingStatus(
                RingState.of(row.getString("state")).orElseThrow(),
                Columns.getInstant(row, "opened_at"),
                Columns.getInstant(row, "met_at"),
                Columns.getInstant(row, "ended_at"),
                row.getInteger("accepted_errors"),
                parseCounts(row.getString("final_counts")));
    }

    private static RingCounts parseCounts(String text) {
        return text == null ? null : RingCountsJson.parse(text);
    }

    private static RingRecord parseRing(Row row) {
        return new RingRecord(
                parseHosts(row), Columns.getInstant(row, "checked_at"), Columns.getVisibleText(row, "check_problem"));
    }
}
