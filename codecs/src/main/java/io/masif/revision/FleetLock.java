package io.masif.revision;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/**
 * Keeps all writers of hosts and runs out until the end of a transaction, which must be short: for whoever removes what a
 * writer may be about to use. Each writer changes its own row first; this changes the rows of all of them, in the order of their
 * numbers. It changes them, rather than only locking them: on a cluster a lock is known to one node only, and a change to all.
 */
public final class FleetLock {
    private static final String CHANGE_ALL = "UPDATE writer SET revision = revision + 1 ORDER BY number";
    private static final String READ = "SELECT revision FROM writer WHERE number = " + FleetRevisions.SHARED_WRITER;

    private FleetLock() {}

    /** To be the first statement of a transaction. The result is the revision under which it writes what it changes. */
    public static Future<Long> acquire(SqlConnection connection) {
        return connection
                .query(CHANGE_ALL)
                .execute()
                .compose(changed -> connection.query(READ).execute())
                .map(rows -> rows.iterator().next().getLong("revision"));
    }
}
