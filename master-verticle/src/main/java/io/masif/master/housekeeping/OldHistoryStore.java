package io.masif.master.housekeeping;

import io.masif.master.database.RowNumbers;
import io.masif.master.store.FormerHostStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** Finds and removes events, hosts and sessions that are older than they are kept, a few rows at a time. */
final class OldHistoryStore {
    private static final String OLD_EVENTS =
            "SELECT id FROM event WHERE happened_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY ORDER BY happened_at LIMIT ?";
    /** By their numbers: an index of last_seen would have to be written whenever hosts are seen. */
    private static final String HOSTS = """
            SELECT id, last_seen < UTC_TIMESTAMP(3) - INTERVAL ? DAY AS old
            FROM agent WHERE id > ? ORDER BY id LIMIT ?""";

    private static final String STILL_OLD_HOSTS = """
            SELECT id FROM agent WHERE id IN (%s) AND last_seen < UTC_TIMESTAMP(3) - INTERVAL ? DAY FOR UPDATE""";
    /** Nobody labels a host that is being removed, also not at another server of a cluster. */
    private static final String LOCK_LABELS = "UPDATE counter SET value = value + 1 WHERE name = 'label'";

    private static final String SESSIONS = "DELETE FROM session WHERE expires_at < UTC_TIMESTAMP(3) LIMIT %d";

    private OldHistoryStore() {}

    /** A host, and whether it has not been seen for long. */
    record FoundHost(long id, boolean isOld) {}

    /** Some events that are so many days old. */
    static Future<List<Long>> findOldEvents(SqlConnection connection, int days, int limit) {
        return connection
                .preparedQuery(OLD_EVENTS)
                .execute(Tuple.of(days, limit))
                .map(RowNumbers::of);
    }

    /** Removes events. */
    static Future<Integer> removeEvents(SqlConnection connection, Collection<Long> ids) {
        return delete(connection, "event WHERE id", ids);
    }

    /** The next hosts after that number; those are old that have not been seen for so many days. */
    static Future<List<FoundHost>> findHosts(SqlConnection connection, int days, long after, int limit) {
        return connection
                .preparedQuery(HOSTS)
                .execute(Tuple.of(days, after, limit))
                .map(rows -> rows.stream()
                        .map(row -> new FoundHost(row.getLong("id"), row.getInteger("old") != 0))
                        .toList());
    }

    /** Locks those of the hosts that are still old, within a transaction that keeps writers out. */
    static Future<List<Long>> lockOldHosts(SqlConnection connection, Collection<Long> ids, int days) {
        return connection
                .query(LOCK_LABELS)
                .execute()
                .compose(locked -> RowNumbers.query(connection, STILL_OLD_HOSTS, ids, Tuple.of(days)));
    }

    /**
     * Removes hosts with their labels and the answers that they were given last, and keeps their numbers, within a transaction
     * that keeps writers out.
     */
    static Future<Integer> removeHosts(SqlConnection connection, Collection<Long> ids) {
        return FormerHostStore.saveIds(connection, ids)
                .compose(kept -> delete(connection, "host_label WHERE agent_id", ids))
                .compose(removed -> delete(connection, "approved_answer WHERE agent_id", ids))
                .compose(removed -> delete(connection, "agent WHERE id", ids));
    }

    /** Removes some sessions that have expired. */
    static Future<Integer> removeSessions(SqlConnection connection, int limit) {
        return connection.query(SESSIONS.formatted(limit)).execute().map(RowSet::rowCount);
    }

    private static Future<Integer> delete(SqlConnection connection, String what, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(0)
                : connection
                        .query("DELETE FROM " + what + " IN (" + RowNumbers.join(ids) + ")")
                        .execute()
                        .map(RowSet::rowCount);
    }
}
