package io.masif.ui.rule;

import io.masif.decision.GroupSet;
import io.masif.domain.Kind;
import io.masif.domain.rule.ActionCriteria;
import io.masif.domain.rule.ReleasePattern;
import io.masif.ui.database.Columns;
import io.masif.ui.view.rule.RuleDefinition;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** Writes rules and their versions, in the caller's transaction. */
final class RuleStore {
    private static final String INCREMENT_COUNTER = "UPDATE counter SET value = value + 1 WHERE name = 'rule'";
    private static final String COUNT = "SELECT COUNT(*) AS rules FROM rule";
    private static final String ADD = "INSERT INTO rule (name, version) VALUES (?, 1)";
    private static final String ADVANCE = "UPDATE rule SET name = ?, version = ? WHERE id = ? AND version = ?";
    private static final String FIND = "SELECT id FROM rule WHERE id = ?";

    private static final String ADD_VERSION = """
            INSERT INTO rule_version (rule_id, version, name, enabled, packages, kinds, security_only, releases, scope,
              group_ids, min_age, rollout_plan_version_id, valid_from, valid_to, author, comment, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
            """;

    private static final String FIND_IN_FORCE = """
            SELECT o.decision_id FROM decision_origin o
            JOIN rule_version v ON v.id = o.rule_version_id JOIN decision d ON d.id = o.decision_id
            WHERE v.rule_id = ? AND o.rollout_id IS NULL AND (d.expires_at IS NULL OR d.expires_at > UTC_TIMESTAMP(3))
              AND NOT EXISTS (SELECT 1 FROM revocation r
                WHERE r.decision_id = d.id AND r.patterns IS NULL AND r.scope = 'all')
            """;

    private RuleStore() {}

    /** Raises the counter, which lets one transaction at a time change rules. */
    static Future<Void> incrementCounter(SqlConnection connection) {
        return connection.query(INCREMENT_COUNTER).execute().mapEmpty();
    }

    static Future<Integer> count(SqlConnection connection) {
        return connection.query(COUNT).execute().map(rows -> rows.iterator()
                .next()
                .getInteger("rules"));
    }

    /** Adds a rule; its number. Fails if there is one of that name. */
    static Future<Integer> add(SqlConnection connection, String name) {
        return connection.preparedQuery(ADD).execute(Tuple.of(name)).map(rows -> rows.property(
                        MySQLClient.LAST_INSERTED_ID)
                .intValue());
    }

    /** Makes the next version the current one; false if another one than the one before is current, or there is no such rule. */
    static Future<Boolean> advance(SqlConnection connection, int rule, String name, int number) {
        return connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(name, number, rule, number - 1))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Boolean> exists(SqlConnection connection, int rule) {
        return connection.preparedQuery(FIND).execute(Tuple.of(rule)).map(rows -> rows.size() > 0);
    }

    /** Adds a version; its number among those of all rules. */
    static Future<Long> addVersion(SqlConnection connection, int rule, RuleChange change) {
        RuleDefinition definition = change.definition();
        ActionCriteria actions = definition.actions();
        Tuple row = Tuple.tuple()
                .addValue(rule)
                .addValue(change.number())
                .addValue(definition.name())
                .addValue(definition.isEnabled())
                .addValue(format(actions.packages().format()))
                .addValue(format(actions.kinds().stream().map(Kind::word).toList()))
                .addValue(actions.securityOnly())
                .addValue(format(
                        actions.releases().stream().map(ReleasePattern::format).toList()))
                .addValue(definition.groups().isEmpty() ? "all" : "groups")
                .addValue(definition.groups().isEmpty() ? null : formatGroups(definition.groups()))
                .addValue(definition.minimumAge().toSeconds())
                .addValue(definition.plan() == null ? null : definition.plan().id())
                .addValue(toUtc(definition.validity().from()))
                .addValue(toUtc(definition.validity().to()))
                .addValue(change.author())
                .addValue(change.comment());
        return connection
                .preparedQuery(ADD_VERSION)
                .execute(row)
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** The decisions that the rule made by itself and that are in force. */
    static Future<List<Long>> findDecisionsInForce(SqlConnection connection, int rule) {
        return connection.preparedQuery(FIND_IN_FORCE).execute(Tuple.of(rule)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getLong("decision_id"))
                .toList());
    }

    private static String formatGroups(GroupSet groups) {
        return new JsonArray(List.copyOf(groups.ids())).encode();
    }

    private static String format(List<String> texts) {
        return new JsonArray(texts).encode();
    }

    private static Object toUtc(Instant moment) {
        return moment == null ? null : Columns.toUtc(moment);
    }
}
