package io.masif.ui.store;

import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One change in a transaction of a few statements. It is not begun for a client that has left, and not committed once
 * its time is over. Of a change that fails it is known whether it was made; only of a commit without an answer, or one
 * that the server ended, it is not.
 */
final class ShortTransaction {
    private static final String UNCHANGED = "Nothing was changed; try again.";

    /** A statement that waits for a lock is not ended by our giving up, and holds its own locks and its connection. */
    private static final String LOCK_LIMITS = """
            SET SESSION innodb_lock_wait_timeout = LEAST(@@innodb_lock_wait_timeout, %1$d),
              SESSION lock_wait_timeout = LEAST(@@lock_wait_timeout, %1$d)""";

    private static final int ATTEMPTS = 3;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Pool pool;
    private final Duration limit;
    private final BooleanSupplier left;
    private final String unknown;

    /**
     * @param limit how long it may take in all
     * @param unknown a sentence for the client of a commit that was not answered
     */
    ShortTransaction(Pool pool, Duration limit, BooleanSupplier left, String unknown) {
        this.pool = pool;
        this.limit = limit;
        this.left = left;
        this.unknown = unknown;
    }

    /** Commits what the work did. It may be called again if it collides with another transaction. */
    <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
        AtomicReference<Stage> stage = new AtomicReference<>(Stage.WORKING);
        return attempt(work, stage, 1)
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(failure(e, stage)));
    }

    private <T> Future<T> attempt(Function<SqlConnection, Future<T>> work, AtomicReference<Stage> stage, int number) {
        return pool.getConnection()
                .compose(connection -> begin(connection, work, stage).eventually(connection::close))
                .recover(e -> DatabaseFailure.isCollision(e) && number < ATTEMPTS && stage.get() != Stage.GIVEN_UP
                        ? attempt(work, stage, number + 1)
                        : Future.failedFuture(e));
    }

    private <T> Future<T> begin(
            SqlConnection connection, Function<SqlConnection, Future<T>> work, AtomicReference<Stage> stage) {
        return isWanted(stage)
                ? limitLocks(connection).compose(limited -> connection.begin()).compose(transaction -> work.apply(
                                connection)
                        .compose(result -> commit(transaction, result, stage), e -> rollback(transaction)
                                .transform(ended -> Future.failedFuture(e))))
                : Future.failedFuture(ended());
    }

    private Future<Void> limitLocks(SqlConnection connection) {
        return connection
                .query(LOCK_LIMITS.formatted(Math.max(1, limit.toSeconds() / 2)))
                .execute()
                .mapEmpty();
    }

    private <T> Future<T> commit(Transaction transaction, T result, AtomicReference<Stage> stage) {
        if (left.getAsBoolean() || !stage.compareAndSet(Stage.WORKING, Stage.COMMITTING)) {
            return rollback(transaction).transform(rolledBack -> Future.failedFuture(ended()));
        }
        return transaction.commit().<T>map(result).recover(e -> {
            stage.set(DatabaseFailure.isRefusedCommit(e) ? Stage.WORKING : Stage.COMMITTING);
            return Future.failedFuture(e);
        });
    }

    private static Future<Void> rollback(Transaction transaction) {
        return transaction.rollback().otherwiseEmpty();
    }

    private boolean isWanted(AtomicReference<Stage> stage) {
        return stage.get() == Stage.WORKING && !left.getAsBoolean();
    }

    private static Failure ended() {
        return Failure.unavailable("The client left, or its time was over. " + UNCHANGED, RETRY, null);
    }

    private Failure failure(Throwable cause, AtomicReference<Stage> stage) {
        boolean late = cause instanceof TimeoutException && stage.compareAndSet(Stage.WORKING, Stage.GIVEN_UP);
        if (late) {
            return Failure.unavailable(
                    "The change took longer than " + limit.toSeconds() + " s, and was given up. " + UNCHANGED,
                    RETRY,
                    cause);
        }
        if (stage.get() == Stage.COMMITTING) {
            return Failure.unavailable(unknown, RETRY, cause);
        }
        return DatabaseFailure.of(cause, UNCHANGED);
    }

    private enum Stage {
        WORKING,
        COMMITTING,
        GIVEN_UP
    }
}
