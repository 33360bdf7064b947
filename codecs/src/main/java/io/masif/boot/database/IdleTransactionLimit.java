package io.masif.boot.database;

import io.masif.vertx.DatabaseProduct;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has the server end a transaction that has changed something, and whose client then says nothing for some seconds: a process
 * that is frozen, or has lost its machine or network, would otherwise keep what it has locked for as long as an idle connection
 * may be silent. MariaDB has a limit for that, which is set once for each connection. MySQL has only the one for idle ones:
 * so that one is set for the time of each transaction.
 */
public final class IdleTransactionLimit {
    /**
     * Less than a balancer needs to lead the hosts of a frozen master to another one, which is to find nothing locked; and more
     * than a collection of garbage or a lost packet lasts. A process that pauses for longer repeats the transaction.
     */
    static final int SECONDS = 3;

    private static final String OF_SESSION = ", SESSION idle_write_transaction_timeout = " + SECONDS;
    private static final String BEGIN = "SET SESSION wait_timeout = " + SECONDS;
    /** {@link SessionSetup} has given both the same value. */
    private static final String END = "SET SESSION wait_timeout = @@SESSION.net_write_timeout";

    private IdleTransactionLimit() {}

    /** What is to be added to a statement that sets variables of a new connection; may be empty. */
    static String ofSession(SqlConnection connection) {
        return DatabaseProduct.isMariaDb(connection) ? OF_SESSION : "";
    }

    /** Works in a transaction over a connection of the pool, and commits it. */
    public static <T> Future<T> inTransaction(Pool pool, Function<SqlConnection, Future<T>> work) {
        return pool.withConnection(connection -> inTransaction(connection, () -> work.apply(connection)));
    }

    /** Works in a transaction over the connection, and commits it. */
    public static <T> Future<T> inTransaction(SqlConnection connection, Supplier<Future<T>> work) {
        return during(connection, () -> connection.begin().compose(transaction -> work.get()
                .compose(result -> transaction.commit().map(result), e -> rollback(transaction, e))));
    }

    /**
     * Has the limit in force over the connection while a transaction lasts.
     *
     * @param transaction begins it, and ends when it has been committed or rolled back
     */
    public static <T> Future<T> during(SqlConnection connection, Supplier<Future<T>> transaction) {
        if (DatabaseProduct.isMariaDb(connection)) {
            return transaction.get();
        }
        // neither answer is waited for: a connection executes what it is asked in turn, also for the next who has it
        connection.query(BEGIN).execute();
        return Future.succeededFuture()
                .compose(begun -> transaction.get())
                .onComplete(ended -> connection.query(END).execute());
    }

    private static <T> Future<T> rollback(Transaction transaction, Throwable reason) {
        return transaction.rollback().transform(done -> Future.failedFuture(reason));
    }
}
