package io.masif.master.housekeeping;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Coordinates the masters of a fleet in removing rows: one of them at a time, and apart from those that write reports. */
final class HousekeepingStore {
    /** When a master last began, in seconds by the clock of the database. */
    private static final String INSERT_HOUSEKEEPING =
            "INSERT IGNORE INTO counter (name, value) VALUES ('housekeeping', 0)";
    /** Also if the clock was set back. */
    private static final String CLAIM = """
            UPDATE counter SET value = UNIX_TIMESTAMP() WHERE name = 'housekeeping'
            AND (value <= UNIX_TIMESTAMP() - ? OR value > UNIX_TIMESTAMP())""";

    private HousekeepingStore() {}

    /** Records that housekeeping begins now; false if a master has begun within so many seconds. */
    static Future<Boolean> tryBegin(SqlConnection connection, long seconds) {
        return connection
                .query(INSERT_HOUSEKEEPING)
                .execute()
                .compose(inserted -> connection.preparedQuery(CLAIM).execute(Tuple.of(seconds)))
                .map(rows -> rows.rowCount() == 1);
    }
}
