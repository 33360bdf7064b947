package io.masif.master.approval;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A hedged query: if one connection does not answer for a while, the same query is executed over another one as well, and the
 * first answer counts.
 */
final class PatientQuery {
    private static final long HEDGE_DELAY_MILLIS = 800;
    /** How many connections may fail to answer at once. */
    private static final int EXTRA_ATTEMPTS = 3;

    private PatientQuery() {}

    static <T> Future<T> execute(Supplier<Future<T>> query) {
        return execute(query, EXTRA_ATTEMPTS);
    }

    private static <T> Future<T> execute(Supplier<Future<T>> query, int extraAttempts) {
        Future<T> attempt = query.get();
        return extraAttempts == 0
                ? attempt
                : attempt.timeout(HEDGE_DELAY_MILLIS, TimeUnit.MILLISECONDS)
                        .recover(e -> e instanceof TimeoutException
                                ? firstSuccess(attempt, execute(query, extraAttempts - 1))
                                : Future.failedFuture(e));
    }

    private static <T> Future<T> firstSuccess(Future<T> one, Future<T> other) {
        return Future.any(one, other).map(any -> one.succeeded() ? one.result() : other.result());
    }
}
