package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.function.Function;

/** Runs each transaction over a connection that it borrows of a pool. */
final class PooledTransactions implements TransactionRunner {
    private final Pool pool;

    PooledTransactions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T> Future<T> execute(Function<PipelinedTransaction, Future<T>> work) {
        return ManualConnection.open(pool)
                .compose(borrowed -> borrowed.execute(work).onComplete(done -> borrowed.giveBack()));
    }
}
