package io.masif.master.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/**
 * Finds and removes runs that nobody needs any more. What was found is looked at once more by whoever removes it: the
 * run may have been told again, or its host be back.
 */
public final class RunRemovalStore {
    private static final String OLD =
            "SELECT id FROM run WHERE told_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY ORDER BY told_at LIMIT ?";
    private static final String STILL_OLD =
            "SELECT id FROM run WHERE id IN (%s) AND told_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY FOR UPDATE";
    private static final String OF_OLD_HOSTS = """
            SELECT run.id FROM run JOIN agent ON agent.id = agent_id
            WHERE agent_id IN (%s) AND last_seen < UTC_TIMESTAMP(3) - INTERVAL ? DAY LIMIT ?""";
    private static final String STILL_OF_OLD_HOSTS = """
            SELECT run.id FROM run JOIN agent ON agent.id = agent_id
            WHERE run.id IN (%s) AND last_seen < UTC_TIMESTAMP(3) - INTERVAL ? DAY FOR UPDATE""";

    private static final String LOCK = "SELECT id FROM run WHERE id IN (%s) FOR UPDATE";

    private static final String REMOVE_ACTIONS = "DELETE FROM run_action WHERE run_id IN (%s) LIMIT %d";
    private static final String REMOVE = "DELETE FROM run WHERE id IN (%s)";

    private RunRemovalStore() {}

    /** Some runs that were last told so many days ago. */
    public static Future<List<Long>> old(SqlConnection connection, int days, int most) {
        return connection.preparedQuery(OLD).execute(Tuple.of(days, most)).map(RowNumbers::of);
    }

    /** Those of them that were not told again since; locked, within a transaction. */
    public static Future<List<Long>> stillOld(SqlConnection connection, Collection<Long> ids, int days) {
        return RowNumbers.read(connection, STILL_OLD, ids, Tuple.of(days));
    }

    /** Some runs of those of these hosts that have not been seen for so many days. */
    public static Future<List<Long>> ofOldHosts(SqlConnection connection, Collection<Long> hosts, int days, int most) {
        return RowNumbers.read(connection, OF_OLD_HOSTS, hosts, Tuple.of(days, most));
    }

    /** Those of them whose hosts were not seen since; locked, within a transaction. */
    public static Future<List<Long>> stillOfOldHosts(SqlConnection connection, Collection<Long> ids, int days) {
        return RowNumbers.read(connection, STILL_OF_OLD_HOSTS, ids, Tuple.of(days));
    }

    /** Those of them that are there; locked, within a transaction. */
    public static Future<List<Long>> locked(SqlConnection connection, Collection<Long> ids) {
        return RowNumbers.read(connection, LOCK, ids, Tuple.tuple());
    }

    /** Removes how some actions of these runs ended; within a transaction that has locked the runs. */
    public static Future<Integer> removeActions(SqlConnection connection, Collection<Long> ids, int most) {
        return remove(connection, REMOVE_ACTIONS.formatted(RowNumbers.text(ids), most), ids);
    }

    /** Removes runs whose actions have been removed; within a transaction that holds 'fleet'. */
    public static Future<Integer> remove(SqlConnection connection, Collection<Long> ids) {
        return remove(connection, REMOVE.formatted(RowNumbers.text(ids)), ids);
    }

    private static Future<Integer> remove(SqlConnection connection, String sql, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(0)
                : connection.query(sql).execute().map(RowSet::rowCount);
    }
}
