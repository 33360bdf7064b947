package io.masif.master.approval;

import io.masif.clock.DatabaseClock;
import io.masif.decision.EffectiveDecisions;
import io.masif.decision.GroupMembers;
import io.masif.decision.RetryIndex;
import io.masif.delivery.DeliveryRecords;
import io.masif.delivery.DeliveryRules;
import io.masif.delivery.DeliveryStore;
import io.masif.failure.Failure;
import io.masif.master.approval.DecisionUpdate.RecordIds;
import io.masif.master.schema.SchemaFile;
import io.masif.master.store.decision.DecisionStore;
import io.masif.master.store.decision.DecisionStore.Kind;
import io.masif.master.store.decision.RetryStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads snapshots of the decisions and retries: the revision each time, and the records only if it has changed. */
final class SnapshotReader {
    /** How often what is in force is read in the hope that nobody changes it meanwhile. */
    private static final int MAX_ATTEMPTS = 3;

    private static final String NEWER_SCHEMA =
            "the schema of the database is newer than this master, and not compatible with it: install a newer master";

    private final Vertx vertx;
    private final PatientQuery queries;
    private final Runnable onAnswered;
    private final DatabaseClock clock;
    private final GroupLoader groups;
    private final int schemaVersion = SchemaFile.newestVersion();
    private LoadedRecords records = LoadedRecords.NONE;
    /** Null before the first one. */
    private ApprovalSnapshot snapshot;
    /** That of the snapshot. */
    private Revision loaded;

    /** @param onAnswered called when the database has answered all queries */
    SnapshotReader(Vertx vertx, Pool pool, Runnable onAnswered) {
        this.vertx = vertx;
        this.queries = new PatientQuery(vertx, pool);
        this.onAnswered = onAnswered;
        this.clock = DatabaseClock.of(vertx);
        this.groups = new GroupLoader(vertx, queries);
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
        return queries.execute(this::readRevision)
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
        return findInForce(revision.approval(), MAX_ATTEMPTS).compose(inForce -> {
            RecordReader reader = new RecordReader(vertx, queries);
            DecisionUpdate approved =
                    new DecisionUpdate(Kind.APPROVAL, known.decisions().approvals(), inForce.approvals(), reader);
            DecisionUpdate declined =
                    new DecisionUpdate(Kind.DECLINE, known.decisions().declines(), inForce.declines(), reader);
            RetryUpdate retried = new RetryUpdate(known.retries(), inForce.retries(), reader);
            return reader.read()
                    .compose(read ->
                            reader.readHostSets(Stream.of(approved.hostSets(), declined.hostSets(), retried.hostSets())
                                    .flatMap(Function.identity())))
                    .compose(sets -> {
                        onAnswered.run();
                        return vertx.executeBlocking(() -> new LoadedRecords(
                                members,
                                new EffectiveDecisions(approved.build(sets, members), declined.build(sets, members)),
                                retried.build(sets),
                                new DeliveryRules(inForce.delivery(), members)));
                    });
        });
    }

    /**
     * The numbers of all that is in force, and what keeps it from being answered.
     *
     * @param revision of the decisions when all of it had been read
     */
    private record InForce(
            DeliveryRecords delivery, RecordIds approvals, RecordIds declines, List<Long> retries, long revision) {}

    /**
     * Each query sees what is committed when it is executed: what is in force is read again if it was changed in between, so
     * that a change is seen as a whole. Where it changes all the time, the next snapshot is as good.
     *
     * @param revision of the decisions before
     */
    private Future<InForce> findInForce(long revision, int attempts) {
        return queries.execute(SnapshotReader::findInForce)
                .compose(found -> found.revision() == revision || attempts == 1
                        ? Future.succeededFuture(found)
                        : findInForce(found.revision(), attempts - 1));
    }

    private static Future<InForce> findInForce(SqlConnection connection) {
        Future<DeliveryRecords> delivery = DeliveryStore.read(connection);
        Future<RecordIds> approvals = RecordIds.find(connection, Kind.APPROVAL);
        Future<RecordIds> declines = RecordIds.find(connection, Kind.DECLINE);
        Future<List<Long>> retries = RetryStore.findIdsInForce(connection);
        Future<DecisionStore.Revision> latest = DecisionStore.readRevision(connection);
        return Future.join(delivery, approvals, declines, retries, latest)
                .map(found -> new InForce(
                        delivery.result(),
                        approvals.result(),
                        declines.result(),
                        retries.result(),
                        latest.result().approval()));
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

    /** A later master may have changed the schema: this one then approves nothing more, rather than by what it misreads. */
    private Future<Revision> readRevision(SqlConnection connection) {
        long now = System.nanoTime();
        return DecisionStore.readRevision(connection).map(latest -> {
            if (latest.compatibleSince() > schemaVersion) {
                throw Failure.unavailable(NEWER_SCHEMA, null);
            }
            clock.measured(latest.now(), now);
            return new Revision(latest.approval(), latest.membership(), latest.server(), now);
        });
    }
}
