package io.masif.master.approval;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A question to the database that one silent connection does not hold up as long as others work: after a while the same
 * is asked over another one as well, and the first answer counts.
 */
final class PatientQuery {
    private static final long PATIENCE_MILLIS = 800;
    /** How many connections may be silent at once. */
    private static final int MORE = 3;

    private PatientQuery() {}

    static <T> Future<T> ask(Supplier<Future<T>> question) {
        return ask(question, MORE);
    }

    private static <T> Future<T> ask(Supplier<Future<T>> question, int more) {
        Future<T> asked = question.get();
        return more == 0
                ? asked
                : asked.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .recover(e -> e instanceof TimeoutException
                                ? first(asked, ask(question, more - 1))
                                : Future.failedFuture(e));
    }

    private static <T> Future<T> first(Future<T> one, Future<T> other) {
        return Future.any(one, other).map(any -> one.succeeded() ? one.result() : other.result());
    }
}
