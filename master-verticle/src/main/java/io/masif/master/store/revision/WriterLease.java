package io.masif.master.store.revision;

import io.masif.master.database.DatabaseDistance;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.database.LostLeaseException;
import io.masif.master.database.TransactionRunner;
import io.masif.master.store.revision.WriterStore.HeldWriter;
import io.masif.revision.FleetRevisions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number under which this master writes; shared by all verticles of a Vert.x. It is taken when it is needed first, and
 * prolonged by each use, and every few seconds without one. A master that could not prolong it for long may lose it to another
 * one; its next transaction then fails, is repeated under another number, and so writes nothing under the lost one.
 */
public final class WriterLease implements Shareable {
    private static final String MAP = "masif.writer";
    /** A third of the time for which a number is leased. */
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(WriterLease.class);

    private final Vertx vertx;
    private Future<HeldWriter> held;

    private WriterLease(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The lease of this Vert.x. */
    public static WriterLease of(Vertx vertx) {
        return vertx.sharedData()
                .<String, WriterLease>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new WriterLease(vertx));
    }

    /** Prolongs the lease from now on, every few seconds. */
    public void keep(Pool pool) {
        vertx.setPeriodic(RENEWAL.toMillis(), timer -> {
            Future<HeldWriter> current = current();
            if (current != null && current.succeeded()) {
                WriterStore.renew(pool, current.result())
                        .onSuccess(isHeld -> {
                            if (!isHeld) {
                                onLost(current);
                            }
                        })
                        .onFailure(e -> LOG.debug("not prolonged, later again reason={}", DatabaseErrors.reason(e)));
            }
        });
    }

    /** Gives the number back, for another master. */
    public Future<Void> release(Pool pool) {
        Future<HeldWriter> current = current();
        if (current == null || !current.succeeded()) {
            return Future.succeededFuture();
        }
        forget(current);
        return WriterStore.release(pool, current.result()).mapEmpty();
    }

    /**
     * Takes a number, if this master has none.
     *
     * @param transactions runs the transaction in which it is taken
     */
    public Future<Void> hold(TransactionRunner transactions) {
        return getOrAcquire(transactions).mapEmpty();
    }

    /**
     * The next revision. To be the first statement of a transaction: until its end, no other transaction of this master that
     * writes hosts or runs goes on.
     *
     * @return fails with {@link LostLeaseException} if this master holds no number, or another one has it now
     */
    public Future<Long> increment(SqlClient transaction) {
        Future<HeldWriter> current = current();
        if (current == null || !current.succeeded()) {
            return Future.failedFuture(new LostLeaseException());
        }
        return WriterStore.increment(transaction, current.result())
                .compose(revision -> revision.isPresent() ? Future.succeededFuture(revision.get()) : failLost(current));
    }

    /** Announces progress of runs. To be called when it is committed, since readers then read the progress. */
    public Future<Void> announceProgress(Pool pool) {
        Future<HeldWriter> current = getOrAcquire(TransactionRunner.of(pool));
        return current.compose(writer -> WriterStore.incrementProgress(pool, writer))
                .compose(isHeld -> isHeld ? Future.succeededFuture() : failLost(current));
    }

    /** The revisions up to which everything is visible; of this master, only those before it took its number. */
    public Future<FleetRevisions> readOthers(Pool pool) {
        return DatabaseDistance.of(vertx).measure(() -> WriterStore.read(pool)).map(all -> {
            Future<HeldWriter> current = current();
            return current == null || !current.succeeded()
                    ? all
                    : all.limit(current.result().number(), current.result().since());
        });
    }

    private synchronized Future<HeldWriter> current() {
        return held;
    }

    private synchronized Future<HeldWriter> getOrAcquire(TransactionRunner transactions) {
        if (held == null || held.failed()) {
            held = transactions
                    .execute(WriterStore::acquire)
                    .onSuccess(writer -> LOG.info("writes as number={}", writer.number()));
        }
        return held;
    }

    private <T> Future<T> failLost(Future<HeldWriter> lost) {
        onLost(lost);
        return Future.failedFuture(new LostLeaseException());
    }

    private void onLost(Future<HeldWriter> lost) {
        if (forget(lost)) {
            LOG.warn(
                    "takes another number to write as: the former one was not prolonged for 30 s, or the database was"
                            + " restored former={}",
                    lost.result().number());
        }
    }

    /** Whether it was still the one in use. */
    private synchronized boolean forget(Future<HeldWriter> lost) {
        boolean isCurrent = held == lost;
        if (isCurrent) {
            held = null;
        }
        return isCurrent;
    }
}
