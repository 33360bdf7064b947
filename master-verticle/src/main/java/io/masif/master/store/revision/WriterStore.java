package io.masif.master.store.revision;

import io.masif.revision.FleetRevisions;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of writers: who holds which number, and the last revision of each. */
final class WriterStore {
    private static final String READ = "SELECT number, revision, @@server_id AS server FROM writer";

    /**
     * Masters acquire numbers in turn. Otherwise two of them lock the gap behind the last number while they look for a free one,
     * and neither can add one there. This changes the row, rather than only locking it: the server soon ends the transaction of a
     * process that is frozen after a change, and only then.
     */
    private static final String AWAIT_TURN =
            "UPDATE writer SET revision = revision + 1 WHERE number = " + FleetRevisions.SHARED_WRITER;

    /** The row of a master that died, or froze, within a transaction is skipped: it may be locked for long. */
    private static final String FIND_FREE = "SELECT number FROM writer WHERE number > " + FleetRevisions.SHARED_WRITER
            + " AND (holder IS NULL OR expires_at < UTC_TIMESTAMP(3)) ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED";

    private static final String FIND_LAST = "SELECT MAX(number) AS last FROM writer";
    private static final String ADD = "INSERT INTO writer (number, revision, progress) VALUES (?, ?, 0)";

    private static final String LEASE = "UTC_TIMESTAMP(3) + INTERVAL 30 SECOND";
    private static final String ACQUIRE = "UPDATE writer SET holder = ?, expires_at = " + LEASE
            + ", revision = LAST_INSERT_ID(revision + 1) WHERE number = ?";

    private static final String RENEW = "UPDATE writer SET expires_at = " + LEASE + " WHERE number = ? AND holder = ?";
    private static final String RELEASE =
            "UPDATE writer SET holder = NULL, expires_at = NULL WHERE number = ? AND holder = ?";

    /** The server returns the new revision with the result of the statement. */
    private static final String INCREMENT = "UPDATE writer SET revision = LAST_INSERT_ID(revision + 1), expires_at = "
            + LEASE + " WHERE number = ? AND holder = ?";

    private static final String INCREMENT_PROGRESS =
            "UPDATE writer SET progress = progress + 1 WHERE number = ? AND holder = ?";

    private WriterStore() {}

    /**
     * The number of a writer as one master holds it.
     *
     * @param holder random, so that a master that has lost the number to another one cannot use it any more
     * @param since the revision at which it was acquired: former ones are another holder's
     */
    record HeldWriter(int number, UUID holder, long since) {
        private Tuple key() {
            return Tuple.of(number, holder.toString());
        }
    }

    /** The last revision of each writer. */
    static Future<FleetRevisions> read(SqlClient client) {
        return client.query(READ)
                .execute()
                .map(rows -> FleetRevisions.of(rows.iterator().next().getLong("server"), toMap(rows)));
    }

    private static Map<Integer, Long> toMap(RowSet<Row> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.getInteger("number"), row -> row.getLong("revision")));
    }

    /** Acquires a number that nobody holds, or adds one, within a transaction. */
    static Future<HeldWriter> acquire(SqlClient transaction) {
        UUID holder = UUID.randomUUID();
        return transaction
                .query(AWAIT_TURN)
                .execute()
                .compose(turn -> transaction.query(FIND_FREE).execute())
                .compose(rows -> rows.size() == 0
                        ? add(transaction)
                        : Future.succeededFuture(rows.iterator().next().getInteger("number")))
                .compose(number -> transaction
                        .preparedQuery(ACQUIRE)
                        .execute(Tuple.of(holder.toString(), number))
                        .map(acquired ->
                                new HeldWriter(number, holder, acquired.property(MySQLClient.LAST_INSERTED_ID))));
    }

    private static Future<Integer> add(SqlClient transaction) {
        return transaction.query(FIND_LAST).execute().compose(rows -> {
            int number = Optional.ofNullable(rows.iterator().next().getInteger("last"))
                            .orElse(0)
                    + 1;
            return transaction
                    .preparedQuery(ADD)
                    .execute(Tuple.of(number, FleetRevisions.first(number)))
                    .map(number);
        });
    }

    /** Whether it is still held; if so, for as long again as when it was acquired. */
    static Future<Boolean> renew(SqlClient client, HeldWriter writer) {
        return change(client, RENEW, writer);
    }

    /** Gives the number back, if it is still held. */
    static Future<Boolean> release(SqlClient client, HeldWriter writer) {
        return change(client, RELEASE, writer);
    }

    /** The next revision; empty if the number is not held any more. Locks the writer until the end of the transaction. */
    static Future<Optional<Long>> increment(SqlClient transaction, HeldWriter writer) {
        return transaction
                .preparedQuery(INCREMENT)
                .execute(writer.key())
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(rows.property(MySQLClient.LAST_INSERTED_ID)));
    }

    /** Announces progress of runs; false if the number is not held any more. */
    static Future<Boolean> incrementProgress(SqlClient client, HeldWriter writer) {
        return change(client, INCREMENT_PROGRESS, writer);
    }

    private static Future<Boolean> change(SqlClient client, String sql, HeldWriter writer) {
        return client.preparedQuery(sql).execute(writer.key()).map(rows -> rows.rowCount() == 1);
    }
}
