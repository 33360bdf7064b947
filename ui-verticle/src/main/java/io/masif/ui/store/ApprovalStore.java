package io.masif.ui.store;

import io.masif.domain.Approval;
import io.masif.domain.Kind;
import io.masif.ui.view.StandingApproval;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Gives and revokes approvals. Each change raises the counter and writes the history in its own transaction. */
public final class ApprovalStore {
    private static final String RAISE = "UPDATE counter SET value = value + 1 WHERE name = 'approval'";

    private static final String SAME = """
            SELECT id FROM approval WHERE package <=> ? AND kind <=> ? AND from_version <=> ? AND to_version <=> ?
              AND agent <=> ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3))
            ORDER BY id LIMIT 1
            """;

    private static final String GIVE = """
            INSERT INTO approval (package, kind, from_version, to_version, agent, author, created_at)
            VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
            """;

    private static final String REVOKE = """
            UPDATE approval SET revoked_at = UTC_TIMESTAMP(3), revoked_by = ? WHERE id = ? AND revoked_at IS NULL
            """;

    private static final String KNOWN = "SELECT id FROM approval WHERE id = ?";

    private static final String EVENT = """
            INSERT INTO event (happened_at, actor, kind, detail) VALUES (UTC_TIMESTAMP(3), ?, ?, ?)
            """;

    private static final String HOSTS = "SELECT name FROM agent WHERE name IN (%s)";

    private final Pool pool;

    public ApprovalStore(Pool pool) {
        this.pool = pool;
    }

    /** Those of the names that no host has. */
    public Future<List<String>> unknownHosts(List<String> names) {
        if (names.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String marks = IntStream.range(0, names.size()).mapToObj(i -> "?").collect(Collectors.joining(","));
        return pool.preparedQuery(HOSTS.formatted(marks))
                .execute(Tuple.wrap(new ArrayList<Object>(names)))
                .map(rows -> {
                    Set<String> known = StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getString("name"))
                            .collect(Collectors.toSet());
                    return names.stream().filter(name -> !known.contains(name)).toList();
                });
    }

    /**
     * Gives all of the approvals, or none. One that is in force already is not given twice.
     *
     * @param approvals without their numbers
     * @return the numbers, in the same order
     */
    public Future<List<Long>> give(String author, List<Approval> approvals) {
        return pool.withTransaction(connection -> {
            List<Long> ids = new ArrayList<>();
            Future<Void> chain = raise(connection);
            for (Approval approval : approvals) {
                chain = chain.compose(before -> giveOne(connection, author, approval))
                        .onSuccess(ids::add)
                        .mapEmpty();
            }
            return chain.map(given -> List.copyOf(ids));
        });
    }

    /** Revokes an approval, if it is not revoked; whether there is one of that number. */
    public Future<Boolean> revoke(String author, long id) {
        return pool.withTransaction(connection -> raise(connection)
                .compose(raised -> connection.preparedQuery(REVOKE).execute(Tuple.of(author, id)))
                .compose(rows -> rows.rowCount() == 0
                        ? connection.preparedQuery(KNOWN).execute(Tuple.of(id)).map(known -> known.size() == 1)
                        : event(connection, author, "revoked", new JsonObject().put("approval", id))
                                .map(written -> true)));
    }

    private static Future<Void> raise(SqlConnection connection) {
        return connection.query(RAISE).execute().mapEmpty();
    }

    private static Future<Long> giveOne(SqlConnection connection, String author, Approval approval) {
        Tuple pattern = Tuple.tuple()
                .addValue(approval.packageName())
                .addValue(approval.kind() == null ? null : approval.kind().word())
                .addValue(approval.from())
                .addValue(approval.to())
                .addValue(approval.host());
        return connection
                .preparedQuery(SAME)
                .execute(pattern)
                .compose(same -> same.size() == 1
                        ? Future.succeededFuture(same.iterator().next().getLong("id"))
                        : insert(connection, author, pattern));
    }

    private static Future<Long> insert(SqlConnection connection, String author, Tuple pattern) {
        JsonObject detail = new JsonObject()
                .put("package", pattern.getValue(0))
                .put("action", pattern.getValue(1))
                .put("from_version", pattern.getValue(2))
                .put("to_version", pattern.getValue(3))
                .put("host", pattern.getValue(4));
        return connection
                .preparedQuery(GIVE)
                .execute(pattern.addValue(author))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(id -> event(connection, author, "approved", detail.put("approval", id))
                        .map(written -> id));
    }

    private static Future<RowSet<Row>> event(SqlConnection connection, String actor, String kind, JsonObject detail) {
        return connection.preparedQuery(EVENT).execute(Tuple.of(actor, kind, detail.encode()));
    }

    static StandingApproval approval(Row row) {
        String kind = row.getString("kind");
        return new StandingApproval(
                new Approval(
                        row.getLong("id"),
                        row.getString("package"),
                        kind == null ? null : Kind.of(kind).orElseThrow(),
                        row.getString("from_version"),
                        row.getString("to_version"),
                        row.getString("agent"),
                        Columns.moment(row, "expires_at")),
                row.getString("author"),
                Columns.moment(row, "created_at"),
                Columns.moment(row, "revoked_at"));
    }
}
