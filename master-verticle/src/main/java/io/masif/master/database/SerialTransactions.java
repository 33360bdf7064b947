package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * Runs the transactions of one verticle, one after the other, over a connection that is kept for them. The connection has
 * autocommit off, so that no statement is needed to begin a transaction.
 */
public final class SerialTransactions implements TransactionRunner {
    private static final String MANUAL_COMMIT = "SET SESSION autocommit = 0";

    private final Pool pool;
    private final boolean isConnectionKept;
    /** Null as long as there is none. It never returns to the pool open, where each statement has to commit by itself. */
    private SqlConnection connection;
    /** Whether the last transaction could not be rolled back. */
    private boolean isRollbackDue;

    private boolean isExecuting;

    /** @param isConnectionKept whether the pool has a connection to spare; else each transaction borrows one */
    public SerialTransactions(Pool pool, boolean isConnectionKept) {
        this.pool = pool;
        this.isConnectionKept = isConnectionKept;
    }

    /** To be called when the last transaction has ended. */
    @Override
    public <T> Future<T> execute(Function<SqlConnection, Future<T>> work) {
        if (!isConnectionKept) {
            return pool.withTransaction(work);
        }
        isExecuting = true;
        return open().compose(ready -> Future.succeededFuture(ready)
                        .compose(work)
                        .compose(result -> ready.query("COMMIT").execute().map(result))
                        .recover(e -> rollback(ready).transform(done -> Future.failedFuture(e))))
                .eventually(() -> {
                    isExecuting = false;
                    return Future.succeededFuture();
                });
    }

    /**
     * Pings the server if the connection is idle. To be called more often than once in the time after which an idle
     * connection is closed.
     */
    public void keepAlive() {
        SqlConnection idle = connection;
        if (idle != null && !isExecuting) {
            // if it fails, the connection is closed, and so dropped
            MySQLConnection.cast(idle).ping();
        }
    }

    private Future<SqlConnection> open() {
        if (connection == null) {
            return pool.getConnection().compose(this::prepare);
        }
        SqlConnection ready = connection;
        return isRollbackDue ? rollback(ready).map(ready) : Future.succeededFuture(ready);
    }

    private Future<SqlConnection> prepare(SqlConnection fresh) {
        return fresh.query(MANUAL_COMMIT)
                .execute()
                .onFailure(e -> fresh.close())
                .map(done -> {
                    connection = fresh;
                    isRollbackDue = false;
                    fresh.closeHandler(closed -> drop(fresh));
                    return fresh;
                });
    }

    private Future<Void> rollback(SqlConnection ready) {
        return ready.query("ROLLBACK")
                .execute()
                .<Void>mapEmpty()
                .onSuccess(done -> isRollbackDue = false)
                .onFailure(e -> isRollbackDue = true);
    }

    /** The server rolls back an open transaction itself. Closing tells the pool that the connection is not used any more. */
    private void drop(SqlConnection closed) {
        if (connection == closed) {
            connection = null;
        }
        closed.close();
    }
}
