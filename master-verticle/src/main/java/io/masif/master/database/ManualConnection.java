package io.masif.master.database;

import io.masif.boot.database.IdleTransactionLimit;
import io.masif.vertx.ConnectionSocket;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * A connection that does not commit by itself, so that no statement is needed to begin a transaction, and none that follows a
 * failed one is committed. One transaction at a time.
 */
final class ManualConnection {
    private static final String MANUAL_COMMIT = "SET SESSION autocommit = 0";
    private static final String AUTOMATIC_COMMIT = "SET SESSION autocommit = 1";

    private final SqlConnection connection;
    private boolean isBroken;
    /** Whether the last transaction could not be rolled back. */
    private boolean isRollbackDue;

    private ManualConnection(SqlConnection connection) {
        this.connection = connection;
        connection.closeHandler(closed -> onClosed());
    }

    /** Takes a connection out of the pool. */
    static Future<ManualConnection> open(Pool pool) {
        return pool.getConnection().compose(fresh -> {
            ManualConnection manual = new ManualConnection(fresh);
            return fresh.query(MANUAL_COMMIT)
                    .execute()
                    .onFailure(e -> fresh.close())
                    .map(manual);
        });
    }

    boolean isBroken() {
        return isBroken;
    }

    <T> Future<T> execute(Function<PipelinedTransaction, Future<T>> work) {
        PipelinedTransaction transaction = new PipelinedTransaction(connection);
        return IdleTransactionLimit.during(
                connection, () -> (isRollbackDue ? rollback() : Future.<Void>succeededFuture())
                        .compose(ready -> work.apply(transaction))
                        .onComplete(done -> transaction.end())
                        .compose(result -> connection.query("COMMIT").execute().map(result))
                        .recover(e -> rollback().transform(done -> Future.failedFuture(e))));
    }

    /** Pings the server. */
    void ping() {
        // if it fails, the connection is closed
        MySQLConnection.cast(connection).ping();
    }

    /**
     * Gives the connection back to the pool, where each statement has to commit by itself, or closes it. Does not fail.
     */
    Future<Void> giveBack() {
        if (isRollbackDue) {
            ConnectionSocket.of(connection).close();
            return Future.succeededFuture();
        }
        return connection
                .query(AUTOMATIC_COMMIT)
                .execute()
                .compose(restored -> connection.close())
                .onFailure(e -> ConnectionSocket.of(connection).close())
                .otherwiseEmpty();
    }

    private Future<Void> rollback() {
        return connection
                .query("ROLLBACK")
                .execute()
                .<Void>mapEmpty()
                .onComplete(done -> isRollbackDue = done.failed());
    }

    /** The server rolls back an open transaction itself. Closing tells the pool that the connection is not used any more. */
    private void onClosed() {
        isBroken = true;
        connection.close();
    }
}
