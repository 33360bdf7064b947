package io.masif.master.housekeeping;

import io.masif.master.database.RowNumbers;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/**
 * Finds and removes old runs. Those found are checked again when they are locked, since meanwhile the run may have been
 * reported again, or its host may have reported.
 */
final class OldRunStore {
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

    private static final String ACTIONS = "SELECT DISTINCT action_id AS id FROM run_action WHERE run_id IN (%s)";
    private static final String MARK_ACTIONS = """
            UPDATE action SET outcomes_removed = %1$d
            WHERE id IN (%2$s) AND COALESCE(outcomes_removed, 0) < %1$d""";

    private static final String REMOVE_ACTIONS = "DELETE FROM run_action WHERE run_id IN (%s) LIMIT %d";
    private static final String REMOVE = "DELETE FROM run WHERE id IN (%s)";

    private OldRunStore() {}

    /** Some runs that were last reported so many days ago. */
    static Future<List<Long>> findOld(SqlConnection connection, int days, int limit) {
        return connection.preparedQuery(OLD).execute(Tuple.of(days, limit)).map(RowNumbers::of);
    }

    /** Locks those of the runs that were not reported again since, within a transaction. */
    static Future<List<Long>> lockOld(SqlConnection connection, Collection<Long> ids, int days) {
        return RowNumbers.query(connection, STILL_OLD, ids, Tuple.of(days));
    }

    /** Some runs of those of these hosts that have not been seen for so many days. */
    static Future<List<Long>> findOfOldHosts(SqlConnection connection, Collection<Long> hosts, int days, int limit) {
        return RowNumbers.query(connection, OF_OLD_HOSTS, hosts, Tuple.of(days, limit));
    }

    /** Locks those of the runs whose hosts were not seen since, within a transaction. */
    static Future<List<Long>> lockOfOldHosts(SqlConnection connection, Collection<Long> ids, int days) {
        return RowNumbers.query(connection, STILL_OF_OLD_HOSTS, ids, Tuple.of(days));
    }

    /** Locks those of the runs that exist, within a transaction. */
    static Future<List<Long>> lock(SqlConnection connection, Collection<Long> ids) {
        return RowNumbers.query(connection, LOCK, ids, Tuple.tuple());
    }

    /** The actions of these runs. */
    static Future<List<Long>> findActions(SqlConnection connection, Collection<Long> ids) {
        return RowNumbers.query(connection, ACTIONS, ids, Tuple.tuple());
    }

    /** Marks actions, unless their mark is later: from that value of the counter 'removal' on, outcomes of them are gone. */
    static Future<Void> markActions(SqlConnection connection, Collection<Long> actions, long removal) {
        return actions.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .query(MARK_ACTIONS.formatted(removal, RowNumbers.join(actions)))
                        .execute()
                        .mapEmpty();
    }

    /** Removes some outcomes of these runs, within a transaction that has locked the runs. */
    static Future<Integer> removeActions(SqlConnection connection, Collection<Long> ids, int limit) {
        return remove(connection, REMOVE_ACTIONS.formatted(RowNumbers.join(ids), limit), ids);
    }

    /** Removes runs whose outcomes have been removed, within a transaction that keeps writers out. */
    static Future<Integer> remove(SqlConnection connection, Collection<Long> ids) {
        return remove(connection, REMOVE.formatted(RowNumbers.join(ids)), ids);
    }

    private static Future<Integer> remove(SqlConnection connection, String sql, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(0)
                : connection.query(sql).execute().map(RowSet::rowCount);
    }
}
