package io.masif.master.approval;

import io.masif.clock.DatabaseClock;
import io.masif.decision.DecisionIndex;
import io.masif.master.store.DecisionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;

/** Reads snapshots of the decisions: the revision each time, and the decisions only if it has changed. */
final class SnapshotReader {
    private final Pool pool;
    private final DatabaseClock clock;
    private final DecisionLoader loader;
    private DecisionIndex decisions = DecisionIndex.EMPTY;
    private ApprovalSnapshot snapshot;

    /** @param onAnswered called when the database has answered all queries */
    SnapshotReader(Vertx vertx, Pool pool, Runnable onAnswered) {
        this.pool = pool;
        this.clock = DatabaseClock.of(vertx);
        this.loader = new DecisionLoader(vertx, pool, onAnswered);
    }

    /**
     * Reads the revision first: decisions read after it are at least as new. A decision that is made or revoked meanwhile
     * increases the revision, so that they are read again.
     */
    Future<ApprovalSnapshot> read() {
        return PatientQuery.execute(this::readRevision)
                .compose(revision -> snapshot != null && snapshot.revision() == revision.value()
                        ? Future.succeededFuture(snapshot.confirmedAt(revision.queriedAtNanos()))
                        : loader.load(decisions).map(latest -> {
                            decisions = latest;
                            return new ApprovalSnapshot(revision.value(), latest, revision.queriedAtNanos());
                        }))
                .map(latest -> {
                    snapshot = latest;
                    return latest;
                });
    }

    /**
     * The revision of the decisions.
     *
     * @param queriedAtNanos when the database was queried for it, by {@link System#nanoTime()}
     */
    private record Revision(long value, long queriedAtNanos) {}

    private Future<Revision> readRevision() {
        long now = System.nanoTime();
        return DecisionStore.readRevision(pool).map(latest -> {
            clock.measured(latest.now(), now);
            return new Revision(latest.value(), now);
        });
    }
}
