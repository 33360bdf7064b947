package io.masif.master.approval;

import io.masif.clock.DatabaseClock;
import io.masif.decision.EffectiveDecisions;
import io.masif.decision.RetryIndex;
import io.masif.master.store.decision.DecisionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;

/** Reads snapshots of the decisions and retries: the revision each time, and the records only if it has changed. */
final class SnapshotReader {
    private final Vertx vertx;
    private final Pool pool;
    private final Runnable onAnswered;
    private final DatabaseClock clock;
    private final DecisionLoader approvals;
    private final DecisionLoader declines;
    private final RetryLoader retries;
    private LoadedRecords records = new LoadedRecords(EffectiveDecisions.NONE, RetryIndex.EMPTY);
    private ApprovalSnapshot snapshot;

    /** @param onAnswered called when the database has answered all queries */
    SnapshotReader(Vertx vertx, Pool pool, Runnable onAnswered) {
        this.vertx = vertx;
        this.pool = pool;
        this.onAnswered = onAnswered;
        this.clock = DatabaseClock.of(vertx);
        this.approvals = new DecisionLoader(vertx, pool, DecisionStore.Kind.APPROVAL);
        this.declines = new DecisionLoader(vertx, pool, DecisionStore.Kind.DECLINE);
        this.retries = new RetryLoader(vertx, pool);
    }

    private record LoadedRecords(EffectiveDecisions decisions, RetryIndex retries) {}

    /**
     * Reads the revision first: decisions read after it are at least as new. A decision that is made or revoked meanwhile
     * increases the revision, so that they are read again.
     */
    Future<ApprovalSnapshot> read() {
        return PatientQuery.execute(this::readRevision)
                .compose(revision -> snapshot != null && snapshot.revision() == revision.value()
                        ? Future.succeededFuture(snapshot.confirmedAt(revision.queriedAtNanos()))
                        : load().map(latest -> {
                            records = latest;
                            return new ApprovalSnapshot(
                                    revision.value(), latest.decisions(), latest.retries(), revision.queriedAtNanos());
                        }))
                .map(latest -> {
                    snapshot = latest;
                    return latest;
                });
    }

    private Future<LoadedRecords> load() {
        EffectiveDecisions decisions = records.decisions();
        return approvals.load(decisions.approvals()).compose(approved -> declines.load(decisions.declines())
                .compose(declined -> retries.load(records.retries()).compose(retried -> {
                    onAnswered.run();
                    return vertx.executeBlocking(() ->
                            new LoadedRecords(new EffectiveDecisions(approved.get(), declined.get()), retried.get()));
                })));
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
