package io.masif.ui.fleet.refresh;

import io.masif.boot.database.ConnectionFailure;
import io.masif.clock.DatabaseClock;
import io.masif.ui.database.Revisions;
import io.masif.ui.database.SchemaVersion;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.load.FactsPool;
import io.masif.ui.fleet.load.LoadProgress;
import io.masif.ui.fleet.load.outcome.SnapshotWriter;
import io.masif.ui.store.FleetStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Brings the index up to date with the database: everything at first, and then what changed since its revisions. Everything is
 * read again when the index is full of what no host plans any more.
 */
public final class FleetIndexLoader {
    /** A database that accepts connections and does not answer counts as unavailable. */
    static final long ANSWER_TIMEOUT_SECONDS = 5;
    /** As before, for what is asked all the time, once it has a connection: everything else waits for it. */
    private static final long CHECK_TIMEOUT_SECONDS = 2;

    private final Vertx vertx;
    private final FactsPool factsPool = new FactsPool();
    private final DeletedHostDetector deletedHosts = new DeletedHostDetector();
    private final SilentHostDetector silentHosts;
    private final UnusedActionDetector unusedActions = new UnusedActionDetector();
    private final SnapshotWriter snapshots;
    private FleetIndex fleet = new FleetIndex();
    private Revisions loadedRevisions = Revisions.NONE;
    /** Up to which the index may have been changed: not the loaded ones if a load of changes failed in the middle. */
    private Revisions begunRevisions = Revisions.NONE;

    /**
     * What a transaction has read, before it is committed.
     *
     * @param onApplied what is to be done when it is in use
     */
    private record LoadedIndex(FleetIndex index, Revisions revisions, Runnable onApplied) {}

    /**
     * @param silentAfter after which a host that is not seen is silent
     * @param snapshotInterval after which outcomes are stored for the next start, by one of all UIs
     */
    public FleetIndexLoader(Vertx vertx, Duration silentAfter, Duration snapshotInterval) {
        this.vertx = vertx;
        this.silentHosts = new SilentHostDetector(vertx, silentAfter);
        this.snapshots = new SnapshotWriter(vertx, snapshotInterval);
    }

    public FleetIndex fleet() {
        return fleet;
    }

    /** The revisions up to which everything has been read. */
    public Revisions revisions() {
        return loadedRevisions;
    }

    /** How often the index changed without a revision: hosts were deleted, or others are silent. */
    public long otherChangeCount() {
        return deletedHosts.removalCount() + silentHosts.changeCount();
    }

    /**
     * False if this failure left the index in the middle of a change, and is not the database's: then everything has to be read
     * again. After a failure of the database the same is read and applied once more, with what changed since.
     */
    public boolean isUsableAfter(Throwable failure) {
        return begunRevisions.isSameExceptProgress(loadedRevisions)
                || ConnectionFailure.of(failure) != ConnectionFailure.OTHER;
    }

    /** Whether anything changed. Everything is read in one transaction, so that it is consistent. */
    public Future<Boolean> refresh(Pool pool) {
        return check(pool)
                .compose(current -> isUpToDate(current)
                        ? skipProgress(current)
                        : pool.withTransaction(this::load).map(this::apply));
    }

    /**
     * That all connections are in use says little about the database. One that does not answer is kept until its statement has
     * ended: nobody else gets it meanwhile.
     */
    private Future<Revisions> check(Pool pool) {
        Promise<Revisions> answer = Promise.promise();
        pool.withConnection(connection -> {
                    Future<Revisions> statements = check(connection);
                    statements
                            .timeout(CHECK_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                            .onSuccess(answer::tryComplete)
                            .onFailure(answer::tryFail);
                    return statements;
                })
                .onFailure(answer::tryFail);
        return answer.future().timeout(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private Future<Revisions> check(SqlConnection connection) {
        return SchemaVersion.requireReady(connection)
                .compose(ready -> DatabaseClock.of(vertx).measure(connection))
                .compose(measured -> FleetStore.loadRevisions(connection));
    }

    private boolean isUpToDate(Revisions current) {
        return current.isSameExceptProgress(loadedRevisions)
                && current.isSameExceptProgress(begunRevisions)
                && !unusedActions.isReloadDue(fleet);
    }

    /** Removes from the index the hosts that the database no longer has; whether there were any. */
    public Future<Boolean> removeDeletedHosts(Pool pool) {
        return deletedHosts.removeDeleted(pool, fleet);
    }

    /** Finds the hosts that have not been seen for long; whether others are silent than before. */
    public Future<Boolean> updateSilentHosts(Pool pool) {
        return silentHosts.update(pool, fleet);
    }

    /** Reads when all hosts were last seen, which has no revision; whether others are silent than before. */
    public Future<Boolean> readLastSeen(Pool pool) {
        return silentHosts.readAll(pool, fleet);
    }

    /** Stores the outcomes for the next start in the background, if it is time to. It may be called again before the end. */
    public Future<Void> writeSnapshotIfDue(Pool pool) {
        return snapshots.writeIfDue(pool, fleet.outcomes(), loadedRevisions);
    }

    /** The index has no progress of runs. */
    private Future<Boolean> skipProgress(Revisions current) {
        setRevisions(current);
        return Future.succeededFuture(false);
    }

    /** Applies what was loaded. It is called after the commit, which may fail like the statements before it. */
    private boolean apply(LoadedIndex loaded) {
        fleet = loaded.index();
        setRevisions(loaded.revisions());
        begunRevisions = loadedRevisions;
        loaded.onApplied().run();
        return true;
    }

    /** Whose progress it is, is not read: only hosts that execute something can have any. */
    private void setRevisions(Revisions current) {
        if (current.progress() != loadedRevisions.progress()) {
            fleet.changes().recordProgress(fleet.conditions().findRunning());
        }
        loadedRevisions = current;
    }

    /** During a full load, the previous index answers until the new one is complete. */
    private Future<LoadedIndex> load(SqlConnection connection) {
        return FleetStore.loadRevisions(connection).compose(current -> {
            boolean isFullLoad = current.requiresReloadSince(begunRevisions) || unusedActions.isReloadDue(fleet);
            if (isFullLoad) {
                return loadAll(connection, current);
            }
            begunRevisions = current;
            return loadChanges(connection, current);
        });
    }

    private Future<LoadedIndex> loadAll(SqlConnection connection, Revisions current) {
        FleetIndex target = new FleetIndex();
        silentHosts.onLoad(target);
        return new FleetLoad(vertx, connection, factsPool, fleet, target)
                .loadAll(current)
                .onComplete(loaded -> LoadProgress.of(vertx).end())
                .map(base -> new LoadedIndex(target, current, () -> {
                    unusedActions.onLoaded(target);
                    snapshots.onLoaded(base);
                }));
    }

    private Future<LoadedIndex> loadChanges(SqlConnection connection, Revisions current) {
        return new FleetLoad(vertx, connection, factsPool, fleet, fleet)
                .loadChanges(loadedRevisions, current)
                .map(new LoadedIndex(fleet, current, () -> {}));
    }
}
