package io.masif.master.store;

import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;

/**
 * The revision of agents and runs. Whoever raises it holds its row until the end of the transaction, so that revisions
 * become visible in their order.
 */
public final class FleetCounter {
    /** The server tells the new value with the statement's outcome. */
    private static final String INCREMENT = "UPDATE counter SET value = LAST_INSERT_ID(value + 1) WHERE name = 'fleet'";

    private static final String READ = "SELECT value FROM counter WHERE name = 'fleet'";

    private static final String INCREMENT_PROGRESS = "UPDATE counter SET value = value + 1 WHERE name = 'progress'";

    private FleetCounter() {}

    /** The new revision. To be the first statement of its transaction. */
    public static Future<Long> increment(SqlConnection connection) {
        return connection.query(INCREMENT).execute().map(raised -> raised.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** The revision up to which everything can be seen. */
    public static Future<Long> read(SqlClient client) {
        return client.query(READ).execute().map(rows -> rows.iterator().next().getLong("value"));
    }

    /** Tells that runs have come further. To be called when that is committed: whoever sees the value sees it all. */
    public static Future<Void> incrementProgress(SqlClient client) {
        return client.query(INCREMENT_PROGRESS).execute().mapEmpty();
    }
}
