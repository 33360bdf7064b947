package io.masif.ui.fleet.load;

import io.masif.clock.DatabaseClock;
import io.masif.domain.Result;
import io.masif.flow.AsyncLoop;
import io.masif.ui.database.Revisions;
import io.masif.ui.database.SchemaVersion;
import io.masif.ui.decision.DecisionRecords;
import io.masif.ui.fleet.index.FactsPool;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.IndexedHost;
import io.masif.ui.fleet.index.Outcomes;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.Outcome;
import io.masif.ui.store.OutcomeRecord;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the index up to date with the database: everything at first, and then what changed since its revision. */
public final class FleetIndexLoader {
    /** A database that accepts connections and does not answer is away as well. */
    private static final long ANSWER_TIMEOUT_SECONDS = 5;

    private static final long COUNT_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Vertx vertx;
    private FleetIndex fleet = new FleetIndex();
    private Revisions loadedRevisions = Revisions.NONE;
    private final FactsPool factsPool = new FactsPool();
    private FleetIndex nextFleet = fleet;
    private Revisions baseRevisions = loadedRevisions;
    private Outcome lastOutcome;
    private long removalCount;
    private long lastCountNanos = System.nanoTime();
    private boolean isApplying;

    public FleetIndexLoader(Vertx vertx) {
        this.vertx = vertx;
    }

    public FleetIndex fleet() {
        return fleet;
    }

    /** Those up to which everything was read. */
    public Revisions revisions() {
        return loadedRevisions;
    }

    /** How often hosts were found to have gone. */
    public long removalCount() {
        return removalCount;
    }

    /** False if a failure struck in the middle of a change: then everything has to be read again. */
    public boolean isUsable() {
        return !isApplying;
    }

    /** Whether anything was different. Everything is read in one transaction, so that it fits together. */
    public Future<Boolean> refresh(Pool pool) {
        return pool.withConnection(connection -> SchemaVersion.requireReady(connection)
                        .compose(ready -> DatabaseClock.of(vertx).measure(connection))
                        .compose(measured -> FleetStore.loadRevisions(connection)))
                .timeout(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .compose(current -> current.isSameExceptProgress(loadedRevisions)
                        ? skipProgress(current)
                        : pool.withTransaction(this::load));
    }

    /** Nothing of what is kept here changes with it. */
    private Future<Boolean> skipProgress(Revisions current) {
        loadedRevisions = current;
        return Future.succeededFuture(false);
    }

    /**
     * Lets go of hosts that the database no longer has: a deletion has no revision, so the hosts are counted now and
     * then. Whether any were gone.
     */
    public Future<Boolean> removeDeletedHosts(Pool pool) {
        if (System.nanoTime() - lastCountNanos < COUNT_INTERVAL_NANOS) {
            return Future.succeededFuture(false);
        }
        lastCountNanos = System.nanoTime();
        return FleetStore.countHosts(pool)
                .timeout(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .compose(count -> count == fleet.size()
                        ? Future.succeededFuture(false)
                        : FleetStore.loadHostIds(pool).map(ids -> {
                            boolean anyRemoved = fleet.retainHosts(ids);
                            removalCount += anyRemoved ? 1 : 0;
                            return anyRemoved;
                        }));
    }

    private Future<Boolean> load(SqlConnection connection) {
        return FleetStore.loadRevisions(connection).compose(current -> {
            beginLoad(current);
            return (current.fleet() == baseRevisions.fleet()
                            ? Future.succeededFuture()
                            : loadHosts(connection).compose(read -> loadOutcomes(connection)))
                    .compose(read -> current.approval() == baseRevisions.approval()
                            ? Future.succeededFuture()
                            : new DecisionLoader(new DecisionRecords(vertx, connection), nextFleet).load())
                    .map(read -> {
                        nextFleet.plans().evictUnused();
                        fleet = nextFleet;
                        loadedRevisions = current;
                        lastOutcome = null;
                        isApplying = false;
                        return true;
                    });
        });
    }

    /**
     * Where everything has to be read again, the index that was there answers until the new one is complete; what is
     * the same in both is there once.
     */
    private void beginLoad(Revisions current) {
        boolean isFullLoad = current.requiresReloadSince(loadedRevisions);
        nextFleet = isFullLoad ? new FleetIndex() : fleet;
        baseRevisions = isFullLoad ? Revisions.NONE : loadedRevisions;
        isApplying = !isFullLoad;
    }

    private Future<Void> loadHosts(SqlConnection connection) {
        AtomicInteger last = new AtomicInteger();
        return AsyncLoop.repeatWhile(() -> loadHostChunk(connection, last));
    }

    /** Whether there may be more. */
    private Future<Boolean> loadHostChunk(SqlConnection connection, AtomicInteger last) {
        return FleetStore.loadHosts(connection, baseRevisions.fleet(), last.get())
                .compose(found -> {
                    if (found.isEmpty()) {
                        return Future.succeededFuture(false);
                    }
                    last.set(found.get(found.size() - 1).id());
                    Set<Integer> plans = found.stream()
                            .map(HostRecord::plan)
                            .filter(id -> !nextFleet.plans().contains(id))
                            .collect(Collectors.toSet());
                    return FleetStore.loadPlans(connection, plans)
                            .compose(read -> loadPlans(connection, read))
                            .onSuccess(read -> found.forEach(this::put))
                            .map(true);
                });
    }

    private Future<Void> loadPlans(SqlConnection connection, Map<Integer, int[]> plans) {
        return loadActions(
                        connection,
                        plans.values().stream().flatMapToInt(Arrays::stream).boxed())
                .onSuccess(read -> plans.forEach(this::put));
    }

    private void put(int plan, int[] planned) {
        int[] there =
                Arrays.stream(planned).filter(nextFleet.actions()::contains).toArray();
        nextFleet.plans().put(plan, fleet.plans().intern(plan, there));
    }

    private Future<Void> loadActions(SqlConnection connection, Stream<Integer> ids) {
        Set<Integer> missing =
                ids.filter(id -> !nextFleet.actions().contains(id)).collect(Collectors.toSet());
        return FleetStore.loadActions(connection, missing)
                .onSuccess(read -> read.forEach(nextFleet::put))
                .mapEmpty();
    }

    private Future<Void> loadOutcomes(SqlConnection connection) {
        AtomicLong last = new AtomicLong();
        return AsyncLoop.repeatWhile(() -> loadOutcomeChunk(connection, last));
    }

    /** Whether there may be more. */
    private Future<Boolean> loadOutcomeChunk(SqlConnection connection, AtomicLong last) {
        return FleetStore.loadOutcomes(connection, baseRevisions.fleet(), last.get())
                .compose(found -> {
                    if (found.isEmpty()) {
                        return Future.succeededFuture(false);
                    }
                    last.set(found.get(found.size() - 1).run());
                    return loadActions(connection, found.stream().map(OutcomeRecord::action))
                            .onSuccess(read -> found.forEach(this::put))
                            .map(true);
                });
    }

    private void put(HostRecord host) {
        IndexedHost previous = fleet.host(host.id());
        nextFleet.put(new IndexedHost(
                host.id(),
                previous != null && previous.name().equals(host.name()) ? previous.name() : host.name(),
                host.protocol(),
                host.plan(),
                previous != null && previous.facts().equals(host.facts())
                        ? previous.facts()
                        : factsPool.intern(host.facts()),
                host.firstSeen(),
                host.lastSeen(),
                host.planSince(),
                host.hasConflict()));
    }

    private void put(OutcomeRecord outcome) {
        if (!nextFleet.actions().contains(outcome.action())) {
            return;
        }
        Result result = outcome.result();
        Outcome converted = new Outcome(
                outcome.run(), result, outcome.message(), outcome.started(), outcome.ended(), outcome.output());
        // nearly all actions of a run end alike
        Outcomes all = fleet.outcomes(outcome.action());
        Outcome previous = all == null ? null : all.get(outcome.host());
        lastOutcome = converted.equals(lastOutcome) ? lastOutcome : converted.equals(previous) ? previous : converted;
        nextFleet.put(outcome.host(), outcome.action(), lastOutcome);
    }
}
