package io.masif.master.store;

import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;

/**
 * The revision of agents and runs. A transaction that increments it locks its row until its end, so that revisions become
 * visible in order.
 */
public final class FleetCounter {
    /** The server returns the new value with the result of the statement. */
    private static final String INCREMENT = "UPDATE counter SET value = LAST_INSERT_ID(value + 1) WHERE name = 'fleet'";

    private static final String READ = "SELECT value FROM counter WHERE name = 'fleet'";

    private static final String INCREMENT_PROGRESS = "UPDATE counter SET value = value + 1 WHERE name = 'progress'";

    private static final String INCREMENT_SOURCE = "UPDATE counter SET value = value + 1 WHERE name = 'source'";

    private FleetCounter() {}

    /** Increments the counter; the result is the new revision. To be the first statement of a transaction. */
    public static Future<Long> increment(SqlConnection connection) {
        return connection.query(INCREMENT).execute().map(raised -> raised.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** The revision up to which all changes are visible. */
    public static Future<Long> read(SqlClient client) {
        return client.query(READ).execute().map(rows -> rows.iterator().next().getLong("value"));
    }

    /** Announces progress of runs. To be called when it is committed, since readers of the counter then read the progress. */
    public static Future<Void> incrementProgress(SqlClient client) {
        return client.query(INCREMENT_PROGRESS).execute().mapEmpty();
    }

    /** Announces sources of actions that are filled in later. To be the first statement of the transaction that does so. */
    public static Future<Void> incrementSource(SqlConnection connection) {
        return connection.query(INCREMENT_SOURCE).execute().mapEmpty();
    }
}
