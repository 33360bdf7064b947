package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.function.Function;

/** Runs the transactions of one verticle, one after the other, over a connection that is kept for them. */
public final class SerialTransactions implements TransactionRunner {
    private final Pool pool;
    /** Null as long as there is none. */
    private ManualConnection connection;

    private boolean isExecuting;

    /** @param pool which has a connection to spare */
    public SerialTransactions(Pool pool) {
        this.pool = pool;
    }

    /** To be called when the last transaction has ended. */
    @Override
    public <T> Future<T> execute(Function<PipelinedTransaction, Future<T>> work) {
        isExecuting = true;
        return open().compose(ready -> ready.execute(work)).eventually(() -> {
            isExecuting = false;
            return Future.succeededFuture();
        });
    }

    /**
     * Pings the server if the connection is idle. To be called more often than once in the time after which an idle
     * connection is closed.
     */
    public void keepAlive() {
        if (connection != null && !connection.isBroken() && !isExecuting) {
            connection.ping();
        }
    }

    private Future<ManualConnection> open() {
        if (connection != null && !connection.isBroken()) {
            return Future.succeededFuture(connection);
        }
        return ManualConnection.open(pool).onSuccess(fresh -> connection = fresh);
    }
}
