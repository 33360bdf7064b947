package io.masif.ui.operator;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/**
 * Lets one transaction at a time change operators, or what they have logged in with, so that each relies on what it read. It
 * changes a row, rather than only locking some: on a cluster a lock is known to one server only, and a change to all.
 */
public final class OperatorLock {
    /** The counter is there from the first use on. */
    private static final String INCREMENT =
            "INSERT INTO counter (name, value) VALUES ('operator', 1) ON DUPLICATE KEY UPDATE value = value + 1";

    private OperatorLock() {}

    /** To be the first statement of a transaction, until whose end nobody else has the lock. */
    public static Future<Void> acquire(SqlConnection connection) {
        return connection.query(INCREMENT).execute().mapEmpty();
    }
}
