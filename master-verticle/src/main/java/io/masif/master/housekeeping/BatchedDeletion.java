package io.masif.master.housekeeping;

import io.masif.boot.database.IdleTransactionLimit;
import io.masif.flow.AsyncLoop;
import io.masif.lease.ExpiredLeaseException;
import io.masif.lease.Lease;
import io.masif.master.database.DatabaseErrors;
import io.masif.revision.FleetLock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes rows in small steps over one connection, with a pause after each step in which others can work. All that is changed is
 * changed in a transaction, which fails if another master has taken over.
 */
final class BatchedDeletion {
    /** The most rows that are read or removed in one statement. */
    static final int BATCH_ROWS = 500;

    private static final long PAUSE_MILLIS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(BatchedDeletion.class);

    private final Vertx vertx;
    private final SqlConnection connection;
    private final Lease lease;

    BatchedDeletion(Vertx vertx, SqlConnection connection, Lease lease) {
        this.vertx = vertx;
        this.connection = connection;
        this.lease = lease;
    }

    SqlConnection connection() {
        return connection;
    }

    /**
     * Runs a sweep; the result is how many rows it removed. A failure is logged and ends only this sweep, unless another master
     * has taken over.
     *
     * @param subject what is to be removed, for the log
     * @param sweep adds up what it has removed, also if it fails later
     */
    Future<Integer> runSweep(String subject, Function<AtomicInteger, Future<Void>> sweep) {
        AtomicInteger removed = new AtomicInteger();
        return sweep.apply(removed)
                .recover(e -> {
                    if (e instanceof ExpiredLeaseException) {
                        return Future.failedFuture(e);
                    }
                    LOG.warn("not all removed, later again what={} reason={}", subject, DatabaseErrors.reason(e));
                    return Future.succeededFuture();
                })
                .map(done -> removed.get());
    }

    /** Repeats the step as long as it returns true. */
    Future<Void> repeatWhileMore(Supplier<Future<Boolean>> step) {
        return AsyncLoop.repeatWhile(() -> lease.renew(connection)
                .compose(held -> step.get())
                .compose(more -> more
                        ? vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).map(true)
                        : Future.succeededFuture(false)));
    }

    /** Works in a transaction during which no reports are written; it must be short. */
    <T> Future<T> inFleetLockedTransaction(Supplier<Future<T>> work) {
        return inTransaction(() -> FleetLock.acquire(connection).compose(locked -> work.get()));
    }

    /** Works in a transaction, while reports are written. */
    <T> Future<T> inTransaction(Supplier<Future<T>> work) {
        return DatabaseErrors.retryConflicts(
                vertx,
                () -> IdleTransactionLimit.inTransaction(
                        connection, () -> lease.require(connection).compose(held -> work.get())));
    }
}
