package io.masif.ui.decision;

import io.masif.decision.GroupSet;
import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import io.masif.ui.group.GroupStore;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What decisions, revocations and retries have in common: the set of hosts, the counter, the history. */
public final class DecisionParts {
    /** How much of a decision the history repeats; the decision itself is kept whole. */
    private static final int MAX_EVENT_ACTIONS = 100;

    private static final int MAX_EVENT_HOSTS = 100;

    /** How long a decision may take in all. */
    public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private static final String PUT_SET = """
            INSERT INTO host_set (digest, hosts) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
            """;

    private static final String INCREMENT_COUNTER = "UPDATE counter SET value = value + 1 WHERE name = 'approval'";

    private static final String NAMES = "SELECT name FROM agent WHERE id IN (%s) ORDER BY id";

    private DecisionParts() {}

    static String formatHosts(Scope scope, HostSet hosts) {
        return scope == Scope.ALL ? null : hosts.format();
    }

    /** The number of a set of hosts, which is stored if it is new; null if there is none. */
    public static Future<Long> putHostSet(SqlConnection connection, Digest digest, String hosts) {
        return hosts == null
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(PUT_SET)
                        .execute(Tuple.of(toBuffer(digest), hosts))
                        .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** Raises the counter, which stays locked until the transaction ends. */
    public static Future<RowSet<Row>> incrementCounter(SqlConnection connection) {
        return connection.query(INCREMENT_COUNTER).execute();
    }

    /**
     * Requires that none of the groups was removed; bad input if one was. The counter of decisions is locked, so that none is
     * removed until the transaction ends.
     */
    public static Future<Void> requireGroups(SqlConnection connection, GroupSet groups) {
        return groups.isEmpty()
                ? Future.succeededFuture()
                : incrementCounter(connection)
                        .compose(locked -> GroupStore.requirePresent(connection, groups))
                        .mapEmpty();
    }

    /**
     * The names of the first hosts of a set, by which the history is searched; null without any. A decision that names many hosts
     * is found by these.
     */
    public static Future<JsonArray> findFirstNames(SqlConnection connection, HostSet hosts) {
        String numbers = hosts.toBitmap().stream()
                .limit(MAX_EVENT_HOSTS)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
        return numbers.isEmpty()
                ? Future.succeededFuture()
                : connection.query(NAMES.formatted(numbers)).execute().map(rows -> {
                    JsonArray names = new JsonArray();
                    rows.forEach(row -> names.add(row.getString("name")));
                    return names;
                });
    }

    /** The common part of an event's detail; without patterns, all actions of the decision are meant. */
    public static JsonObject createDetail(DecisionKind kind, long decision, List<ApprovalPattern> patterns) {
        JsonObject detail = new JsonObject().put(kind.noun(), decision);
        if (patterns.isEmpty()) {
            return detail.putNull("actions");
        }
        JsonArray actions = new JsonArray();
        patterns.stream().limit(MAX_EVENT_ACTIONS).map(PatternJson::write).forEach(actions::add);
        return detail.put("actions", actions).put("action_count", patterns.size());
    }

    /** The digest as the database has it. */
    public static Buffer toBuffer(Digest digest) {
        return Buffer.buffer(digest.bytes());
    }
}
