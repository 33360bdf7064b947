package io.masif.master.approval;

import io.masif.clock.DatabaseClock;
import io.masif.decision.EffectiveDecisions;
import io.masif.master.store.DecisionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;

/** Reads snapshots of the decisions: the revision each time, and the decisions only if it has changed. */
final class SnapshotReader {
    private final Vertx vertx;
    private final Pool pool;
    private final Runnable onAnswered;
    private final DatabaseClock clock;
    private final DecisionLoader approvals;
    private final DecisionLoader declines;
    private EffectiveDecisions decisions = EffectiveDecisions.NONE;
    private ApprovalSnapshot snapshot;

    /** @param onAnswered called when the database has answered all queries */
    SnapshotReader(Vertx vertx, Pool pool, Runnable onAnswered) {
        this.vertx = vertx;
        this.pool = pool;
        this.onAnswered = onAnswered;
        this.clock = DatabaseClock.of(vertx);
        this.approvals = new DecisionLoader(vertx, pool, DecisionStore.Kind.APPROVAL);
        this.declines = new DecisionLoader(vertx, pool, DecisionStore.Kind.DECLINE);
    }

    /**
     * Reads the revision first: decisions read after it are at least as new. A decision that is made or revoked meanwhile
     * increases the revision, so that they are read again.
     */
    Future<ApprovalSnapshot> read() {
        return PatientQuery.execute(this::readRevision)
                .compose(revision -> snapshot != null && snapshot.revision() == revision.value()
                        ? Future.succeededFuture(snapshot.confirmedAt(revision.queriedAtNanos()))
                        : load().map(latest -> {
                            decisions = latest;
                            return new ApprovalSnapshot(revision.value(), latest, revision.queriedAtNanos());
                        }))
                .map(latest -> {
                    snapshot = latest;
                    return latest;
                });
    }

    private Future<EffectiveDecisions> load() {
        return approvals.load(decisions.approvals()).compose(approved -> declines.load(decisions.declines())
                .compose(declined -> {
                    onAnswered.run();
                    return vertx.executeBlocking(() -> new EffectiveDecisions(approved.get(), declined.get()));
                }));
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
