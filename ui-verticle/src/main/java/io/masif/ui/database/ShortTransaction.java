package io.masif.ui.database;

import io.masif.boot.database.ConflictRetry;
import io.masif.boot.database.IdleTransactionLimit;
import io.masif.failure.Failure;
import io.masif.ui.language.Text;
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
 * One change in a transaction of a few statements. It is not begun for a disconnected client, and not committed after its
 * time limit. A failure says whether the change was made; only the outcome of an unanswered or interrupted commit is
 * unknown.
 */
public final class ShortTransaction {
    /**
     * A statement that waits for a lock would outlive the time limit, with its own locks and its connection. For MySQL the lesser
     * of an unsigned number and a literal is no integer.
     */
    private static final String LOCK_LIMITS = """
            SET SESSION innodb_lock_wait_timeout = CAST(LEAST(@@innodb_lock_wait_timeout, %1$d) AS UNSIGNED),
              SESSION lock_wait_timeout = CAST(LEAST(@@lock_wait_timeout, %1$d) AS UNSIGNED)""";

    /** With UIs at two servers of a cluster that write all the time, each attempt fails with a probability of a half. */
    private static final ConflictRetry CONFLICTS = new ConflictRetry(20, 10);

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Pool pool;
    private final Duration timeLimit;
    private final BooleanSupplier isDisconnected;
    private final Text unknownOutcome;

    /**
     * @param timeLimit the limit for all of it
     * @param unknownOutcome the sentence for the client if a commit is not answered
     */
    public ShortTransaction(Pool pool, Duration timeLimit, BooleanSupplier isDisconnected, Text unknownOutcome) {
        this.pool = pool;
        this.timeLimit = timeLimit;
        this.isDisconnected = isDisconnected;
        this.unknownOutcome = unknownOutcome;
    }

    /** Runs the work and commits. The work runs again if others are in its way. */
    public <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
        AtomicReference<Stage> stage = new AtomicReference<>(Stage.WORKING);
        AtomicReference<Throwable> conflict = new AtomicReference<>();
        return CONFLICTS
                .run(e -> isRepeated(e, stage, conflict), () -> {}, () -> attempt(work, stage))
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(toFailure(e, stage, conflict.get())));
    }

    private static boolean isRepeated(
            Throwable failure, AtomicReference<Stage> stage, AtomicReference<Throwable> conflict) {
        if (!ConflictRetry.isConflict(failure) || stage.get() == Stage.GIVEN_UP) {
            return false;
        }
        conflict.set(failure);
        return true;
    }

    private <T> Future<T> attempt(Function<SqlConnection, Future<T>> work, AtomicReference<Stage> stage) {
        return pool.getConnection()
                .compose(connection -> begin(connection, work, stage).eventually(connection::close));
    }

    private <T> Future<T> begin(
            SqlConnection connection, Function<SqlConnection, Future<T>> work, AtomicReference<Stage> stage) {
        return isActive(stage)
                ? limitLocks(connection)
                        .compose(limited -> IdleTransactionLimit.during(
                                connection, () -> connection.begin().compose(transaction -> work.apply(connection)
                                        .compose(
                                                result -> commit(transaction, result, stage), e -> rollback(transaction)
                                                        .transform(ended -> Future.failedFuture(e))))))
                : Future.failedFuture(createEnded());
    }

    private Future<Void> limitLocks(SqlConnection connection) {
        return connection
                .query(LOCK_LIMITS.formatted(Math.max(1, timeLimit.toSeconds() / 2)))
                .execute()
                .mapEmpty();
    }

    private <T> Future<T> commit(Transaction transaction, T result, AtomicReference<Stage> stage) {
        if (isDisconnected.getAsBoolean() || !stage.compareAndSet(Stage.WORKING, Stage.COMMITTING)) {
            return rollback(transaction).transform(rolledBack -> Future.failedFuture(createEnded()));
        }
        return transaction.commit().<T>map(result).recover(e -> {
            stage.set(DatabaseErrors.isRolledBackCommit(e) ? Stage.WORKING : Stage.COMMITTING);
            return Future.failedFuture(e);
        });
    }

    private static Future<Void> rollback(Transaction transaction) {
        return transaction.rollback().otherwiseEmpty();
    }

    private boolean isActive(AtomicReference<Stage> stage) {
        return stage.get() == Stage.WORKING && !isDisconnected.getAsBoolean();
    }

    private static Failure createEnded() {
        return Failure.unavailable(Text.of("refusal.client-left"), RETRY, null);
    }

    /** @param conflict what was in the way of the attempt before; null if none failed */
    private Failure toFailure(Throwable cause, AtomicReference<Stage> stage, Throwable conflict) {
        boolean isTimedOut = cause instanceof TimeoutException && stage.compareAndSet(Stage.WORKING, Stage.GIVEN_UP);
        if (isTimedOut && conflict != null) {
            return DatabaseErrors.toFailure(conflict, DatabaseErrors.UNCHANGED_HINT);
        }
        if (isTimedOut) {
            return Failure.unavailable(Text.of("refusal.change-too-slow", timeLimit.toSeconds()), RETRY, cause);
        }
        if (stage.get() == Stage.COMMITTING) {
            return Failure.unavailable(unknownOutcome, RETRY, cause);
        }
        return DatabaseErrors.toFailure(cause, DatabaseErrors.UNCHANGED_HINT);
    }

    private enum Stage {
        WORKING,
        COMMITTING,
        GIVEN_UP
    }
}
