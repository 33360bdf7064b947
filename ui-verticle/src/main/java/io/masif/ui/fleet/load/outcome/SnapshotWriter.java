package io.masif.ui.fleet.load.outcome;

import io.masif.boot.database.IdleTransactionLimit;
import io.masif.boot.logging.FailureLog;
import io.masif.clock.DatabaseClock;
import io.masif.flow.AsyncLoop;
import io.masif.revision.FleetRevisions;
import io.masif.ui.database.Counter;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.Revisions;
import io.masif.ui.fleet.outcome.OutcomeBytes;
import io.masif.ui.fleet.outcome.OutcomeTable;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.store.run.OutcomeSnapshot;
import io.masif.ui.store.run.OutcomeSnapshotStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the outcomes of actions that changed to their snapshot, now and then, while the index may change: what it contains
 * may be newer than its revision, which does no harm, since everything that is newer is read again.
 */
public final class SnapshotWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);
    private static final long CHECK_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int BATCH_BYTES = 500_000;
    private static final int BATCH_SETS = 500;

    private final FailureLog failures = new FailureLog(
            LOG, "the snapshot of outcomes cannot be written", "the snapshot of outcomes is written again");
    private final Vertx vertx;
    private final Duration interval;
    /** The actions that differ from the snapshot, if it is the base or a later one. */
    private RoaringBitmap changed = new RoaringBitmap();

    private Optional<FleetRevisions> base = Optional.empty();
    private Long lastCheckNanos;
    private Future<Void> lastWrite = Future.succeededFuture();

    /** @param interval between two writes of any UI */
    public SnapshotWriter(Vertx vertx, Duration interval) {
        this.vertx = vertx;
        this.interval = interval;
    }

    /**
     * The index was loaded as a whole.
     *
     * @param oldest the oldest stored snapshot that can be updated; empty if it has to be replaced
     */
    public void onLoaded(Optional<FleetRevisions> oldest) {
        base = oldest;
        changed = new RoaringBitmap();
        lastCheckNanos = null;
    }

    /** Writes in the background if it is time to, and no other UI has written. */
    public Future<Void> writeIfDue(Pool pool, OutcomeTable outcomes, Revisions revisions) {
        changed.or(outcomes.takeChanged());
        boolean isDue = lastCheckNanos == null
                || System.nanoTime() - lastCheckNanos >= Math.min(CHECK_NANOS, interval.toNanos());
        if (isDue && lastWrite.isComplete()) {
            lastCheckNanos = System.nanoTime();
            lastWrite = write(pool, outcomes, revisions);
        }
        return lastWrite;
    }

    private Future<Void> write(Pool pool, OutcomeTable outcomes, Revisions revisions) {
        OutcomeSnapshot next = new OutcomeSnapshot(
                OutcomeBytes.FORMAT,
                revisions.fleet(),
                revisions.get(Counter.REMOVAL),
                DatabaseClock.of(vertx).now());
        RoaringBitmap pending = changed;
        changed = new RoaringBitmap();
        return IdleTransactionLimit.inTransaction(
                        pool, connection -> OutcomeSnapshotStore.lockIfDue(connection, interval)
                                .compose(isLocked -> isLocked
                                        ? OutcomeSnapshotStore.find(connection)
                                                .compose(stored -> write(connection, outcomes, pending, stored, next))
                                        : Future.succeededFuture(false)))
                .onSuccess(isWritten -> {
                    failures.succeeded();
                    if (isWritten) {
                        base = Optional.of(next.revisions());
                    } else {
                        changed.or(pending);
                    }
                })
                .onFailure(e -> {
                    changed.or(pending);
                    failures.failed(DatabaseErrors.toReadFailure(e).getMessage());
                })
                .transform(written -> Future.succeededFuture());
    }

    /** Whether it was written: not if the stored one is newer. */
    private Future<Boolean> write(
            SqlConnection connection,
            OutcomeTable outcomes,
            RoaringBitmap pending,
            Optional<OutcomeSnapshot> stored,
            OutcomeSnapshot next) {
        boolean isUpdate = stored.isPresent()
                && stored.get().format() == OutcomeBytes.FORMAT
                && base.isPresent()
                && stored.get().revisions().includes(base.get());
        if (isUpdate && !next.revisions().includes(stored.get().revisions())) {
            return Future.succeededFuture(false);
        }
        Iterator<Integer> remaining = isUpdate
                ? pending.stream().boxed().iterator()
                : outcomes.actions().iterator();
        return (isUpdate ? Future.succeededFuture(0) : OutcomeSnapshotStore.removeAllSets(connection))
                .compose(ready -> AsyncLoop.repeatWhile(() -> writeBatch(connection, outcomes, remaining)))
                .compose(written -> OutcomeSnapshotStore.update(connection, next))
                .map(true);
    }

    /** Whether there are more. */
    private static Future<Boolean> writeBatch(
            SqlConnection connection, OutcomeTable outcomes, Iterator<Integer> actions) {
        Map<Integer, byte[]> sets = new HashMap<>();
        List<Integer> empty = new ArrayList<>();
        int bytes = 0;
        while (actions.hasNext() && bytes < BATCH_BYTES && sets.size() + empty.size() < BATCH_SETS) {
            int action = actions.next();
            Outcomes ofAction = outcomes.get(action);
            if (ofAction == null || ofAction.isEmpty()) {
                empty.add(action);
            } else {
                byte[] set = OutcomeBytes.write(ofAction);
                sets.put(action, set);
                bytes += set.length;
            }
        }
        return OutcomeSnapshotStore.putSets(connection, sets)
                .compose(written -> OutcomeSnapshotStore.removeSets(connection, empty))
                .map(removed -> actions.hasNext());
    }
}
