package io.masif.master.approval;

import io.masif.clock.DatabaseClock;
import io.masif.decision.EffectiveDecisions;
import io.masif.decision.GroupMembers;
import io.masif.decision.RetryIndex;
import io.masif.delivery.DeliveryRules;
import io.masif.delivery.DeliveryStore;
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
    private final GroupLoader groups;
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
        this.groups = new GroupLoader(vertx, pool);
        this.approvals = new DecisionLoader(vertx, pool, DecisionStore.Kind.APPROVAL);
        this.declines = new DecisionLoader(vertx, pool, DecisionStore.Kind.DECLINE);
        this.retries = new RetryLoader(vertx, pool);
    }

    private record LoadedRecords(
            GroupMembers members, EffectiveDecisions decisions, RetryIndex retries, DeliveryRules delivery) {
        static final LoadedRecords NONE =
                new LoadedRecords(GroupMembers.NONE, EffectiveDecisions.NONE, RetryIndex.EMPTY, DeliveryRules.NONE);

        LoadedRecords {
            delivery = delivery.withGroupDeclines(decisions.declines().groupsEnd());
        }

        /** The same after a change of the members of groups. */
        LoadedRecords withMembers(GroupMembers changed) {
            return new LoadedRecords(
                    changed,
                    decisions.withMembers(changed.findChanged(members), changed),
                    retries,
                    new DeliveryRules(delivery.records(), changed));
        }
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
        boolean isContinued = loaded != null && revision.server() == loaded.server();
        Revision base = isContinued ? loaded : revision.before();
        return loadMembers(isContinued ? records : LoadedRecords.NONE, base, revision)
                .compose(known -> loadDecisions(known, base, revision))
                .map(latest -> {
                    records = latest;
                    loaded = revision;
                    long number = snapshot == null ? 1 : snapshot.revision() + 1;
                    return new ApprovalSnapshot(
                            number,
                            latest.decisions(),
                            latest.retries(),
                            latest.members(),
                            latest.delivery(),
                            revision.queriedAtNanos());
                });
    }

    /** Before the decisions: a decision is read with the members that its groups have then, or had a moment ago. */
    private Future<LoadedRecords> loadMembers(LoadedRecords known, Revision base, Revision revision) {
        return revision.membership() == base.membership()
                ? Future.succeededFuture(known)
                : groups.load(known.members(), base.membership())
                        .compose(members -> vertx.executeBlocking(() -> known.withMembers(members)));
    }

    private Future<LoadedRecords> loadDecisions(LoadedRecords known, Revision base, Revision revision) {
        if (revision.approval() == base.approval()) {
            return Future.succeededFuture(known);
        }
        GroupMembers members = known.members();
        return PatientQuery.execute(() -> DeliveryStore.read(pool)).compose(delivery -> approvals
                .load(known.decisions().approvals(), members)
                .compose(approved -> declines.load(known.decisions().declines(), members)
                        .compose(declined -> retries.load(known.retries()).compose(retried -> {
                            onAnswered.run();
                            return vertx.executeBlocking(() -> new LoadedRecords(
                                    members,
                                    new EffectiveDecisions(approved.get(), declined.get()),
                                    retried.get(),
                                    new DeliveryRules(delivery, members)));
                        }))));
    }

    /**
     * How far decisions and groups are.
     *
     * @param approval increases when a decision is made or revoked
     * @param membership increases when a group has other members
     * @param server of which database server: another one may have other decisions under the same revision, if it was a copy
     *     that lagged behind
     * @param queriedAtNanos when the database was queried for it, by {@link System#nanoTime()}
     */
    private record Revision(long approval, long membership, long server, long queriedAtNanos) {
        boolean isSame(Revision other) {
            return approval == other.approval && membership == other.membership && server == other.server;
        }

        /** That of a database in which there is nothing yet. */
        Revision before() {
            return new Revision(-1, -1, server, queriedAtNanos);
        }
    }

    private Future<Revision> readRevision() {
        long now = System.nanoTime();
        return DecisionStore.readRevision(pool).map(latest -> {
            clock.measured(latest.now(), now);
            return new Revision(latest.approval(), latest.membership(), latest.server(), now);
        });
    }
}
