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
    private LoadedRecords records = LoadedRecords.NONE;
    /** Null before the first one. */
    private ApprovalSnapshot snapshot;
    /** That of the snapshot. */
    private Revision loaded;

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

    private record LoadedRecords(EffectiveDecisions decisions, RetryIndex retries) {
        static final LoadedRecords NONE = new LoadedRecords(EffectiveDecisions.NONE, RetryIndex.EMPTY);
    }

    /**
     * Reads the revision first: decisions read after it are at least as new. A decision that is made or revoked meanwhile
     * increases the revision, so that they are read again.
     */
    Future<ApprovalSnapshot> read() {
        return PatientQuery.execute(this::readRevision)
                .compose(revision -> loaded != null && revision.isSame(loaded)
                        ? Future.succeededFuture(snapshot.confirmedAt(revision.queriedAtNanos()))
                        : load(revision))
                .map(latest -> {
                    snapshot = latest;
                    return latest;
                });
    }

    private Future<ApprovalSnapshot> load(Revision revision) {
        LoadedRecords known = loaded != null && revision.server() == loaded.server() ? records : LoadedRecords.NONE;
        return load(known).map(latest -> {
            records = latest;
            loaded = revision;
            long number = snapshot == null ? 1 : snapshot.revision() + 1;
            return new ApprovalSnapshot(number, latest.decisions(), latest.retries(), revision.queriedAtNanos());
        });
    }

    private Future<LoadedRecords> load(LoadedRecords known) {
        EffectiveDecisions decisions = known.decisions();
        return approvals.load(decisions.approvals()).compose(approved -> declines.load(decisions.declines())
                .compose(declined -> retries.load(known.retries()).compose(retried -> {
                    onAnswered.run();
                    return vertx.executeBlocking(() ->
                            new LoadedRecords(new EffectiveDecisions(approved.get(), declined.get()), retried.get()));
                })));
    }

    /**
     * The revision of the decisions.
     *
     * @param server of which database server: another one may have other decisions under the same revision, if it was a copy
     *     that lagged behind
     * @param queriedAtNanos when the database was queried for it, by {@link System#nanoTime()}
     */
    private record Revision(long value, long server, long queriedAtNanos) {
        boolean isSame(Revision other) {
            return value == other.value && server == other.server;
        }
    }

    private Future<Revision> readRevision() {
        long now = System.nanoTime();
        return DecisionStore.readRevision(pool).map(latest -> {
            clock.measured(latest.now(), now);
            return new Revision(latest.value(), latest.server(), now);
        });
    }
}
