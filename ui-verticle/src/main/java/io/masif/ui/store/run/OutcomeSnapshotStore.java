package io.masif.ui.store.run;

import io.masif.revision.FleetRevisions;
import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads and writes the snapshot of all outcomes, from which a UI starts. */
public final class OutcomeSnapshotStore {
    private static final String HEADER = """
            SELECT format, revisions, removal, read_at FROM outcome_snapshot WHERE id = 1 AND revisions IS NOT NULL
            """;

    /** Without waiting for another UI that is writing. */
    private static final String LOCK = """
            SELECT COALESCE(written_at > UTC_TIMESTAMP(3) - INTERVAL ? SECOND AND written_at <= UTC_TIMESTAMP(3), 0)
              AS is_recent
            FROM outcome_snapshot WHERE id = 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String UPDATE_HEADER = """
            UPDATE outcome_snapshot
            SET format = ?, revisions = ?, removal = ?, read_at = ?, written_at = UTC_TIMESTAMP(3) WHERE id = 1
            """;

    private static final String SETS = """
            SELECT action_id, outcomes FROM outcome_set WHERE action_id > ? ORDER BY action_id LIMIT 100
            """;

    private static final String COUNT = "SELECT COUNT(*) AS sets FROM outcome_set";
    private static final String PUT = "REPLACE INTO outcome_set (action_id, outcomes) VALUES %s";
    private static final String REMOVE = "DELETE FROM outcome_set WHERE action_id IN (%s)";
    private static final String REMOVE_ALL = "DELETE FROM outcome_set";

    private OutcomeSnapshotStore() {}

    /** What the snapshot contains; empty if there is none. */
    public static Future<Optional<OutcomeSnapshot>> find(SqlClient client) {
        return client.query(HEADER).execute().map(rows -> rows.stream()
                .findFirst()
                .map(row -> new OutcomeSnapshot(
                        row.getInteger("format"),
                        FleetRevisions.parse(row.getBuffer("revisions").toString()),
                        row.getLong("removal"),
                        Columns.getInstant(row, "read_at"))));
    }

    /** How many actions the snapshot has. */
    public static Future<Long> countSets(SqlClient client) {
        return client.query(COUNT).execute().map(rows -> rows.iterator().next().getLong("sets"));
    }

    /** The outcomes of the next 100 actions after that number, by the action's number; empty at the end. */
    public static Future<SortedMap<Integer, byte[]>> loadSets(SqlClient client, int after) {
        return client.preparedQuery(SETS).execute(Tuple.of(after)).map(rows -> {
            SortedMap<Integer, byte[]> sets = new TreeMap<>();
            for (Row row : rows) {
                sets.put(row.getInteger("action_id"), row.getBuffer("outcomes").getBytes());
            }
            return sets;
        });
    }

    /** Locks the snapshot within a transaction; false if another UI writes it, or wrote it within the interval. */
    public static Future<Boolean> lockIfDue(SqlConnection connection, Duration interval) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(interval.toSeconds()))
                .map(rows -> rows.size() == 1 && rows.iterator().next().getInteger("is_recent") == 0);
    }

    /** Changes what the snapshot contains, within the transaction that has locked it. */
    public static Future<Void> update(SqlConnection connection, OutcomeSnapshot snapshot) {
        return connection
                .preparedQuery(UPDATE_HEADER)
                .execute(Tuple.of(
                        snapshot.format(),
                        Buffer.buffer(snapshot.revisions().format()),
                        snapshot.removal(),
                        Columns.toUtc(snapshot.readAt())))
                .mapEmpty();
    }

    /** Writes the outcomes of actions, within the transaction that has locked the snapshot. */
    public static Future<Void> putSets(SqlConnection connection, Map<Integer, byte[]> sets) {
        if (sets.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple values = Tuple.tuple();
        sets.forEach((action, outcomes) -> values.addInteger(action).addBuffer(Buffer.buffer(outcomes)));
        String rows = sets.keySet().stream().map(action -> "(?, ?)").collect(Collectors.joining(","));
        return connection.preparedQuery(PUT.formatted(rows)).execute(values).mapEmpty();
    }

    /** Removes the outcomes of actions, within the transaction that has locked the snapshot. */
    public static Future<Void> removeSets(SqlConnection connection, Collection<Integer> actions) {
        return actions.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .query(REMOVE.formatted(
                                actions.stream().map(String::valueOf).collect(Collectors.joining(","))))
                        .execute()
                        .mapEmpty();
    }

    /** Removes the outcomes of all actions, within the transaction that has locked the snapshot. */
    public static Future<Integer> removeAllSets(SqlConnection connection) {
        return connection.query(REMOVE_ALL).execute().map(RowSet::rowCount);
    }
}
