package io.masif.boot.database;

import io.masif.boot.logging.LogRateLimit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats work that conflicts with other writers of the same rows. On a cluster that is written to at several servers, what is
 * committed at one of them refuses every transaction at the others that has changed the same row. The pauses are random and
 * become longer, so that those who collided do not do so again.
 */
public final class ConflictRetry {
    private static final Logger LOG = LoggerFactory.getLogger(ConflictRetry.class);
    /**
     * Deadlock, lock wait timeout, MariaDB's "record has changed since last read", and a prepared statement that the server
     * has given up: a retry may succeed.
     */
    private static final Set<Integer> CONFLICT_CODES = Set.of(1213, 1205, 1020, 1615);

    private static final int MAX_LINES = 10;
    private static final LogRateLimit LOG_LIMIT = new LogRateLimit(
            MAX_LINES,
            Duration.ofMinutes(1),
            omitted -> LOG.warn("given up after conflicts as well within a minute count={}", omitted));

    private final int maxAttempts;
    private final int pauseMillis;

    /**
     * @param maxAttempts how often the work is done
     * @param pauseMillis the longest pause after the first attempt; after the second one twice as much, and so on
     */
    public ConflictRetry(int maxAttempts, int pauseMillis) {
        this.maxAttempts = maxAttempts;
        this.pauseMillis = pauseMillis;
    }

    /** Whether others were in the way, and a retry may succeed. */
    public static boolean isConflict(Throwable failure) {
        return failure instanceof MySQLException e && CONFLICT_CODES.contains(e.getErrorCode());
    }

    /**
     * Does the work until it succeeds, or fails for another reason. Giving up is logged.
     *
     * @param isConflict whether the work is to be repeated after this failure
     * @param onRepeat called before it is done again
     * @param work ends on a context of Vert.x, as all statements do
     */
    public <T> Future<T> run(Predicate<Throwable> isConflict, Runnable onRepeat, Supplier<Future<T>> work) {
        return attempt(isConflict, onRepeat, work, 1);
    }

    private <T> Future<T> attempt(
            Predicate<Throwable> isConflict, Runnable onRepeat, Supplier<Future<T>> work, int number) {
        return work.get().recover(e -> {
            if (!isConflict.test(e)) {
                return Future.failedFuture(e);
            }
            if (number == maxAttempts) {
                LOG_LIMIT.log(() -> LOG.warn(
                        "given up: others wrote the same rows each time attempts={} reason={}",
                        number,
                        e.getMessage()));
                return Future.failedFuture(e);
            }
            onRepeat.run();
            long pause = ThreadLocalRandom.current().nextLong(1, 1 + (long) pauseMillis * number);
            return Vertx.currentContext()
                    .owner()
                    .timer(pause, TimeUnit.MILLISECONDS)
                    .compose(tick -> attempt(isConflict, onRepeat, work, number + 1));
        });
    }
}
