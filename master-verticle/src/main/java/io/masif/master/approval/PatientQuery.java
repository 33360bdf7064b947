package io.masif.master.approval;

import io.masif.boot.database.DatabasePool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Hedged queries, which are sent together over one connection: if it does not answer for a while, the same queries are sent over
 * another one as well, and the first answers count. The server may be lost then: see {@link DatabasePool#recheckServers}.
 */
final class PatientQuery {
    private static final long HEDGE_DELAY_MILLIS = 800;
    /** How many connections may fail to answer at once. */
    private static final int EXTRA_ATTEMPTS = 3;

    private final Vertx vertx;
    private final Pool pool;

    PatientQuery(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** @param queries sends them, and waits for all of their answers, by {@link Future#join} */
    <T> Future<T> execute(Function<SqlConnection, Future<T>> queries) {
        return execute(queries, EXTRA_ATTEMPTS);
    }

    private <T> Future<T> execute(Function<SqlConnection, Future<T>> queries, int extraAttempts) {
        // a connection returns to the pool also if the queries throw something
        Future<T> attempt = pool.withConnection(
                connection -> Future.succeededFuture(connection).compose(queries));
        return extraAttempts == 0
                ? attempt
                : attempt.timeout(HEDGE_DELAY_MILLIS, TimeUnit.MILLISECONDS)
                        .recover(e -> e instanceof TimeoutException
                                ? hedge(attempt, queries, extraAttempts - 1)
                                : Future.failedFuture(e));
    }

    private <T> Future<T> hedge(Future<T> silent, Function<SqlConnection, Future<T>> queries, int extraAttempts) {
        DatabasePool.recheckServers(vertx);
        return firstSuccess(silent, execute(queries, extraAttempts));
    }

    private static <T> Future<T> firstSuccess(Future<T> one, Future<T> other) {
        return Future.any(one, other).map(any -> one.succeeded() ? one.result() : other.result());
    }
}
