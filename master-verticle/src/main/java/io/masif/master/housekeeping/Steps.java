package io.masif.master.housekeeping;

import io.masif.flow.Rounds;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.RemovalStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small steps over one connection, with a pause after each in which others get their turn. */
final class Steps {
    /** The most rows that are looked at or removed in one statement. */
    static final int ROWS = 500;

    private static final long PAUSE_MILLIS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Vertx vertx;
    private final SqlConnection connection;

    Steps(Vertx vertx, SqlConnection connection) {
        this.vertx = vertx;
        this.connection = connection;
    }

    SqlConnection connection() {
        return connection;
    }

    /**
     * How much was removed. Where it fails, that is logged, and keeps nobody else from going on.
     *
     * @param what is to be removed, for the log
     * @param sweep adds up what it has removed, also if it fails later
     */
    Future<Integer> sweep(String what, Function<AtomicInteger, Future<Void>> sweep) {
        AtomicInteger removed = new AtomicInteger();
        return sweep.apply(removed)
                .recover(e -> {
                    LOG.warn("not all removed, later again what={} reason={}", what, DatabaseTrouble.reason(e));
                    return Future.succeededFuture();
                })
                .map(done -> removed.get());
    }

    /** Does the step as long as it says that there is more. */
    Future<Void> whileMore(Supplier<Future<Boolean>> step) {
        return Rounds.whileMore(() -> step.get()
                .compose(more -> more
                        ? vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).map(true)
                        : Future.succeededFuture(false)));
    }

    /** In a transaction in which nobody writes reports; to be over soon. */
    <T> Future<T> alone(Supplier<Future<T>> work) {
        return together(() -> RemovalStore.lockFleet(connection).compose(locked -> work.get()));
    }

    /** In a transaction, while reports are written. */
    <T> Future<T> together(Supplier<Future<T>> work) {
        return DatabaseTrouble.again(vertx, () -> connection.begin().compose(transaction -> work.get()
                .compose(done -> transaction.commit().map(done), e -> rollback(transaction, e))));
    }

    private static <T> Future<T> rollback(Transaction transaction, Throwable reason) {
        return transaction.rollback().transform(done -> Future.failedFuture(reason));
    }
}
