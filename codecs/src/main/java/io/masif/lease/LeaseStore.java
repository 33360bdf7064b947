package io.masif.lease;

import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.OptionalLong;

/**
 * The table of leases. Each statement changes a row, and commits by itself unless it is in a transaction: on a cluster, of two
 * servers at which the same lease is changed at once, one refuses it.
 */
final class LeaseStore {
    private static final String ADD = "INSERT IGNORE INTO lease (name, fence, uses) VALUES (?, 0, 0)";
    private static final String EXPIRY = "UTC_TIMESTAMP(3) + INTERVAL ? SECOND";
    private static final String ACQUIRE =
            "UPDATE lease SET fence = LAST_INSERT_ID(fence + 1), holder = ?, expires_at = " + EXPIRY
                    + " WHERE name = ? AND (expires_at IS NULL OR expires_at < UTC_TIMESTAMP(3))";
    private static final String USE = "UPDATE lease SET uses = uses + 1, expires_at = " + EXPIRY
            + " WHERE name = ? AND fence = ? AND expires_at IS NOT NULL";
    private static final String RELEASE =
            "UPDATE lease SET holder = NULL, expires_at = NULL WHERE name = ? AND fence = ?";

    private LeaseStore() {}

    /** The fencing number of the new holder, which is higher than those of all before; empty if somebody else holds the lease. */
    static Future<OptionalLong> acquire(SqlClient client, LeaseName name, String holder, long seconds) {
        return client.preparedQuery(ADD)
                .execute(Tuple.of(name.word()))
                .compose(added -> client.preparedQuery(ACQUIRE).execute(Tuple.of(holder, seconds, name.word())))
                .map(rows -> rows.rowCount() == 1
                        ? OptionalLong.of(rows.property(MySQLClient.LAST_INSERTED_ID))
                        : OptionalLong.empty());
    }

    /** Prolongs it; false if it was released, or somebody else has acquired it. */
    static Future<Boolean> use(SqlClient client, LeaseName name, long fence, long seconds) {
        return client.preparedQuery(USE)
                .execute(Tuple.of(seconds, name.word(), fence))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Gives it back, if it is still held. */
    static Future<Void> release(SqlClient client, LeaseName name, long fence) {
        return client.preparedQuery(RELEASE)
                .execute(Tuple.of(name.word(), fence))
                .mapEmpty();
    }
}
