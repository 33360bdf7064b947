package io.masif.ui.rollout.store;

import io.masif.decision.GroupSet;
import io.masif.ui.database.Columns;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RingJson;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;

/** Parses and formats versions of plans, whose rings name groups by their numbers. */
final class PlanRow {
    /** The columns, of the tables v (rollout_plan_version) and p (rollout_plan). */
    static final String COLUMNS = """
        v.id AS version_id, v.plan_id, p.name AS plan_name, v.version, v.rings, v.author AS plan_author,
          v.comment AS plan_comment, v.created_at AS plan_created_at
        """;

    private PlanRow() {}

    static RolloutPlan parse(Row row) {
        return new RolloutPlan(
                row.getLong("version_id"),
                new RolloutPlan.Key(row.getLong("plan_id"), row.getString("plan_name"), row.getInteger("version")),
                parseRings(row.getString("rings")),
                row.getString("plan_author"),
                row.getString("plan_comment"),
                Columns.getInstant(row, "plan_created_at"));
    }

    private static List<Ring> parseRings(String text) {
        return new JsonArray(text)
                .stream()
                        .map(each -> RingJson.read(JsonMembers.of((JsonObject) each), PlanRow::parseGroups))
                        .toList();
    }

    private static GroupSet parseGroups(List<String> ids) {
        return GroupSet.of(ids.stream().map(Integer::valueOf).toList());
    }

    static String formatRings(List<Ring> rings) {
        return new JsonArray(rings.stream()
                        .map(ring -> RingJson.write(ring, String::valueOf))
                        .toList())
                .encode();
    }
}
