package io.masif.ui.bed;

import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.domain.Releases;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/** The rows of plans and their actions, as a master writes them. */
final class PlanRows {
    private final Rows rows;

    PlanRows(Rows rows) {
        this.rows = rows;
    }

    long insertPlan(List<Action> actions) {
        Plan plan = Plan.of(actions);
        List<Long> ids =
                new ArrayList<>(plan.actions().stream().map(this::insertAction).toList());
        ids.sort(null);
        return rows.execute("""
                INSERT INTO plan (digest, actions, first_seen) VALUES (?, ?, UTC_TIMESTAMP(3))
                ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
                """, Buffer.buffer(plan.digest().bytes()), new JsonArray(ids).encode());
    }

    long insertAction(Action action) {
        return rows.execute(
                """
                INSERT INTO action (digest, package, arch, kind, from_version, to_version, releases, security, first_seen)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3)) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
                """,
                Buffer.buffer(action.digest().bytes()),
                action.packageName(),
                action.arch(),
                action.kind().word(),
                action.from(),
                action.to(),
                Releases.format(action.releases()),
                action.security());
    }
}
