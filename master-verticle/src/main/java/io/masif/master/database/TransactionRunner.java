package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.function.Function;

/** Executes work in a transaction, which is committed if the work succeeds, and rolled back if it fails. */
public interface TransactionRunner {
    <T> Future<T> execute(Function<PipelinedTransaction, Future<T>> work);

    /** Over a connection of the pool for each transaction. */
    static TransactionRunner of(Pool pool) {
        return new PooledTransactions(pool);
    }
}
