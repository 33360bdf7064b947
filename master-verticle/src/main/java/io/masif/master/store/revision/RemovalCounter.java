package io.masif.master.store.revision;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;

/** The counter that announces that hosts or runs were removed, by a master or a UI, to those who have them in memory. */
public final class RemovalCounter {
    private static final String INCREMENT = "UPDATE counter SET value = value + 1 WHERE name = 'removal'";
    private static final String READ = "SELECT value FROM counter WHERE name = 'removal'";

    private RemovalCounter() {}

    /** Announces it, when this transaction is committed. */
    public static Future<Void> increment(SqlConnection connection) {
        return connection.query(INCREMENT).execute().mapEmpty();
    }

    /** Its value; within a transaction that has incremented it, the new one. */
    public static Future<Long> read(SqlClient client) {
        return client.query(READ).execute().map(rows -> rows.iterator().next().getLong("value"));
    }
}
