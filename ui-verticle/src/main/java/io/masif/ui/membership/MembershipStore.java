package io.masif.ui.membership;

import io.masif.lease.Lease;
import io.masif.ui.group.OutdatedGroup;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Writes the members of groups. */
final class MembershipStore {
    private static final String LOCK_COUNTER = "SELECT value FROM counter WHERE name = 'group' FOR UPDATE";
    private static final String UPDATE = """
            UPDATE host_group SET members = ?, revision = ? WHERE id = ? AND revision = ? AND removed_at IS NULL
            """;
    private static final String SET_COUNTER = "UPDATE counter SET value = ? WHERE name = 'group'";

    private MembershipStore() {}

    /** Writes the members of those of the groups that nobody has changed meanwhile; how many these are. */
    static Future<Integer> write(Pool pool, Lease lease, List<OutdatedGroup> groups) {
        return pool.withTransaction(connection -> lease.require(connection)
                .compose(held -> connection.query(LOCK_COUNTER).execute())
                .map(rows -> rows.iterator().next().getLong("value") + 1)
                .compose(revision -> update(connection, groups, revision)
                        .compose(count -> count == 0
                                ? Future.succeededFuture(count)
                                : connection
                                        .preparedQuery(SET_COUNTER)
                                        .execute(Tuple.of(revision))
                                        .map(count))));
    }

    private static Future<Integer> update(SqlConnection connection, List<OutdatedGroup> groups, long revision) {
        return connection
                .preparedQuery(UPDATE)
                .executeBatch(groups.stream()
                        .map(each ->
                                Tuple.of(Buffer.buffer(each.members().toBytes()), revision, each.id(), each.revision()))
                        .toList())
                .map(MembershipStore::countRows);
    }

    private static int countRows(RowSet<?> results) {
        int count = 0;
        for (RowSet<?> each = results; each != null; each = each.next()) {
            count += each.rowCount();
        }
        return count;
    }
}
