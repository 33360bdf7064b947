package io.masif.ui.group.change;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can name a group, so that the group cannot be removed. */
enum GroupUse {
    APPROVAL("""
            SELECT d.id AS name FROM decision d WHERE FIND_IN_SET(?, d.group_ids) > 0
              AND (d.expires_at IS NULL OR d.expires_at > UTC_TIMESTAMP(3))
              AND NOT EXISTS (SELECT 1 FROM revocation r
                WHERE r.decision_id = d.id AND r.patterns IS NULL AND r.scope = 'all')
            ORDER BY d.id
            """),
    DECLINE("""
            SELECT d.id AS name FROM decline d WHERE FIND_IN_SET(?, d.group_ids) > 0
              AND (d.ends_at IS NULL OR d.ends_at > UTC_TIMESTAMP(3))
              AND NOT EXISTS (SELECT 1 FROM decline_revocation r
                WHERE r.decline_id = d.id AND r.patterns IS NULL AND r.scope = 'all')
            ORDER BY d.id
            """),
    RULE("""
            SELECT v.name FROM rule r JOIN rule_version v ON v.rule_id = r.id AND v.version = r.version
            WHERE v.enabled AND JSON_CONTAINS(v.group_ids, CAST(? AS CHAR)) ORDER BY v.name
            """),
    ROLLOUT("""
            SELECT r.id AS name FROM rollout r
            WHERE FIND_IN_SET(?, r.group_ids) > 0 AND r.state IN ('running', 'paused') ORDER BY r.id
            """),
    PLAN("""
            SELECT DISTINCT p.name FROM rollout_plan p JOIN rollout_plan_version v ON v.plan_id = p.id
            WHERE JSON_CONTAINS(JSON_EXTRACT(v.rings, '$[*].groups[*]'), JSON_QUOTE(?))
              AND ((p.removed_at IS NULL
                  AND v.version = (SELECT MAX(w.version) FROM rollout_plan_version w WHERE w.plan_id = p.id))
                OR EXISTS (SELECT 1 FROM rollout r
                  WHERE r.plan_version_id = v.id AND r.state IN ('running', 'paused'))
                OR EXISTS (SELECT 1 FROM rule r JOIN rule_version x ON x.rule_id = r.id AND x.version = r.version
                  WHERE x.enabled AND x.rollout_plan_version_id = v.id))
            ORDER BY p.name
            """),
    WINDOW("SELECT id AS name FROM maintenance_window WHERE group_id = ? AND removed_at IS NULL ORDER BY id"),
    FREEZE("""
            SELECT id AS name FROM freeze WHERE group_id = ? AND removed_at IS NULL AND ends_at > UTC_TIMESTAMP(3)
            ORDER BY id
            """);

    private static final int MAX_NAMED = 5;

    private final String sql;

    /** @param sql finds the names of those in force that name the group of a number */
    GroupUse(String sql) {
        this.sql = sql;
    }

    /** Fails with a conflict that says what names the group. */
    static Future<Void> requireUnused(SqlClient client, int group, String name) {
        List<Text> uses = new ArrayList<>();
        Future<Void> found = Future.succeededFuture();
        for (GroupUse each : values()) {
            found = found.compose(before -> each.find(client, group)).map(names -> {
                if (!names.isEmpty()) {
                    uses.add(each.describe(names));
                }
                return null;
            });
        }
        return found.map(done -> {
            if (!uses.isEmpty()) {
                throw Failure.of(
                        Failure.Code.CONFLICT,
                        Text.of(
                                "refusal.group-used",
                                Quote.of(name),
                                uses.stream()
                                        .reduce((one, other) -> Text.of("refusal.group-used-and", one, other))
                                        .orElseThrow()));
            }
            return null;
        });
    }

    private Future<List<String>> find(SqlClient client, int group) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(Integer.toString(group)))
                .map(rows -> rows.stream()
                        .map(row -> String.valueOf(row.getValue("name")))
                        .toList());
    }

    private Text describe(List<String> names) {
        String first = names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        int more = names.size() - MAX_NAMED;
        return Text.of(
                "refusal.group-used-by." + name().toLowerCase(Locale.ROOT),
                more > 0 ? Text.of("refusal.more", first, more) : first);
    }
}
