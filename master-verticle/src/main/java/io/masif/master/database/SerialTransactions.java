package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * Transactions of one verticle, one after the other, over a connection that is kept for them: it does not commit by itself,
 * so that no statement is needed to begin one.
 */
public final class SerialTransactions {
    private static final String MANUAL_COMMIT = "SET SESSION autocommit = 0";

    private final Pool pool;
    private final boolean kept;
    /** Null as long as there is none. It is given back only when it is closed: others expect that each statement is committed. */
    private SqlConnection connection;
    /** Whether the last transaction could not be rolled back. */
    private boolean unfinished;

    private boolean executing;

    /** @param kept whether the pool has a connection to spare; else each transaction takes one of it */
    public SerialTransactions(Pool pool, boolean kept) {
        this.pool = pool;
        this.kept = kept;
    }

    /** Commits what the work does if it succeeds, and else rolls it back. To be called when the last one has ended. */
    public <T> Future<T> execute(Function<SqlConnection, Future<T>> work) {
        if (!kept) {
            return pool.withTransaction(work);
        }
        executing = true;
        return open().compose(ready -> Future.succeededFuture(ready)
                        .compose(work)
                        .compose(result -> ready.query("COMMIT").execute().map(result))
                        .recover(e -> rollback(ready).transform(done -> Future.failedFuture(e))))
                .eventually(() -> {
                    executing = false;
                    return Future.succeededFuture();
                });
    }

    /**
     * Has the server say something over the connection if it is idle. To be called more often than once in the time after
     * which a silent connection is closed.
     */
    public void keepAlive() {
        SqlConnection idle = connection;
        if (idle != null && !executing) {
            // if it fails, the connection is closed, and so forgotten
            MySQLConnection.cast(idle).ping();
        }
    }

    private Future<SqlConnection> open() {
        if (connection == null) {
            return pool.getConnection().compose(this::keep);
        }
        SqlConnection ready = connection;
        return unfinished ? rollback(ready).map(ready) : Future.succeededFuture(ready);
    }

    private Future<SqlConnection> keep(SqlConnection fresh) {
        return fresh.query(MANUAL_COMMIT)
                .execute()
                .onFailure(e -> fresh.close())
                .map(done -> {
                    connection = fresh;
                    unfinished = false;
                    fresh.closeHandler(closed -> forget(fresh));
                    return fresh;
                });
    }

    private Future<Void> rollback(SqlConnection ready) {
        return ready.query("ROLLBACK")
                .execute()
                .<Void>mapEmpty()
                .onSuccess(done -> unfinished = false)
                .onFailure(e -> unfinished = true);
    }

    /** The server rolls back by itself what was begun. The pool is told, or it would count the connection as used. */
    private void forget(SqlConnection closed) {
        if (connection == closed) {
            connection = null;
        }
        closed.close();
    }
}
