package io.masif.ui.membership;

import io.masif.boot.database.IdleTransactionLimit;
import io.masif.decision.HostSet;
import io.masif.lease.Lease;
import io.masif.ui.group.OutdatedGroup;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Writes the members of groups, and which hosts are classified. */
final class MembershipStore {
    private static final String LOCK_COUNTER = "SELECT value FROM counter WHERE name = 'group' FOR UPDATE";
    private static final String UPDATE = "UPDATE host_group SET members = ?, revision = ? WHERE id = ?";
    private static final String CLASSIFY = "UPDATE classified_hosts SET hosts = NULL, members = ?, revision = ?";
    private static final String SET_COUNTER = "UPDATE counter SET value = ? WHERE name = 'group'";

    private MembershipStore() {}

    /** Whether nobody has changed a group since the change was computed; else nothing is written. */
    static Future<Boolean> write(Pool pool, Lease lease, MemberChange change) {
        return IdleTransactionLimit.inTransaction(pool, connection -> lease.require(connection)
                .compose(held -> connection.query(LOCK_COUNTER).execute())
                .map(rows -> rows.iterator().next().getLong("value") == change.revision())
                .compose(isCurrent -> isCurrent
                        ? writeAll(connection, change, change.revision() + 1).map(true)
                        : Future.succeededFuture(false)));
    }

    private static Future<Void> writeAll(SqlConnection connection, MemberChange change, long revision) {
        return update(connection, change.groups(), revision)
                .compose(updated -> classify(connection, change.classified(), revision))
                .compose(classified -> connection.preparedQuery(SET_COUNTER).execute(Tuple.of(revision)))
                .mapEmpty();
    }

    private static Future<Void> update(SqlConnection connection, List<OutdatedGroup> groups, long revision) {
        return groups.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(UPDATE)
                        .executeBatch(groups.stream()
                                .map(each ->
                                        Tuple.of(Buffer.buffer(each.members().toBytes()), revision, each.id()))
                                .toList())
                        .mapEmpty();
    }

    private static Future<Void> classify(SqlConnection connection, HostSet hosts, long revision) {
        return hosts == null
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(CLASSIFY)
                        .execute(Tuple.of(Buffer.buffer(hosts.toBytes()), revision))
                        .mapEmpty();
    }
}
