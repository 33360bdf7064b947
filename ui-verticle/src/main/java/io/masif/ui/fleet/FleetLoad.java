package io.masif.ui.fleet;

import io.masif.clock.DatabaseClock;
import io.masif.domain.Result;
import io.masif.flow.Rounds;
import io.masif.ui.store.DecisionRecords;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.OutcomeRecord;
import io.masif.ui.store.Revisions;
import io.masif.ui.store.Schema;
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
final class FleetLoad {
    /** A database that accepts connections and does not answer is away as well. */
    private static final long ANSWER_SECONDS = 5;

    private static final long COUNTED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Vertx vertx;
    private Fleet fleet = new Fleet();
    private Revisions known = Revisions.NONE;
    private final FactsPool facts = new FactsPool();
    private Fleet next = fleet;
    private Revisions since = known;
    private Outcome lastOutcome;
    private long removed;
    private long countedAt = System.nanoTime();
    private boolean applying;

    FleetLoad(Vertx vertx) {
        this.vertx = vertx;
    }

    Fleet fleet() {
        return fleet;
    }

    /** Those up to which everything was read. */
    Revisions revisions() {
        return known;
    }

    /** How often hosts were found to have gone. */
    long removed() {
        return removed;
    }

    /** False if a failure struck in the middle of a change: then everything has to be read again. */
    boolean usable() {
        return !applying;
    }

    /** Whether anything was different. Everything is read in one transaction, so that it fits together. */
    Future<Boolean> refresh(Pool pool) {
        return pool.withConnection(connection -> Schema.ready(connection)
                        .compose(ready -> DatabaseClock.of(vertx).measure(connection))
                        .compose(measured -> FleetStore.revisions(connection)))
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .compose(now -> now.sameButProgress(known) ? progressed(now) : pool.withTransaction(this::read));
    }

    /** Nothing of what is kept here changes with it. */
    private Future<Boolean> progressed(Revisions now) {
        known = now;
        return Future.succeededFuture(false);
    }

    /**
     * Lets go of hosts that the database no longer has: a deletion has no revision, so the hosts are counted now and
     * then. Whether any were gone.
     */
    Future<Boolean> removals(Pool pool) {
        if (System.nanoTime() - countedAt < COUNTED_EVERY_NANOS) {
            return Future.succeededFuture(false);
        }
        countedAt = System.nanoTime();
        return FleetStore.count(pool)
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .compose(count -> count == fleet.size()
                        ? Future.succeededFuture(false)
                        : FleetStore.ids(pool).map(ids -> {
                            boolean gone = fleet.retain(ids);
                            removed += gone ? 1 : 0;
                            return gone;
                        }));
    }

    private Future<Boolean> read(SqlConnection connection) {
        return FleetStore.revisions(connection).compose(now -> {
            begin(now);
            return (now.fleet() == since.fleet()
                            ? Future.succeededFuture()
                            : hosts(connection).compose(read -> outcomes(connection)))
                    .compose(read -> now.approval() == since.approval()
                            ? Future.succeededFuture()
                            : new DecisionLoad(new DecisionRecords(vertx, connection), next).read())
                    .map(read -> {
                        next.plans().sweep();
                        fleet = next;
                        known = now;
                        lastOutcome = null;
                        applying = false;
                        return true;
                    });
        });
    }

    /**
     * Where everything has to be read again, the index that was there answers until the new one is complete; what is
     * the same in both is there once.
     */
    private void begin(Revisions now) {
        boolean again = now.before(known);
        next = again ? new Fleet() : fleet;
        since = again ? Revisions.NONE : known;
        applying = !again;
    }

    private Future<Void> hosts(SqlConnection connection) {
        AtomicInteger last = new AtomicInteger();
        return Rounds.whileMore(() -> someHosts(connection, last));
    }

    /** Whether there may be more. */
    private Future<Boolean> someHosts(SqlConnection connection, AtomicInteger last) {
        return FleetStore.hosts(connection, since.fleet(), last.get()).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(false);
            }
            last.set(found.get(found.size() - 1).id());
            Set<Integer> plans = found.stream()
                    .map(HostRecord::plan)
                    .filter(id -> !next.plans().contains(id))
                    .collect(Collectors.toSet());
            return FleetStore.plans(connection, plans)
                    .compose(read -> plans(connection, read))
                    .onSuccess(read -> found.forEach(this::put))
                    .map(true);
        });
    }

    private Future<Void> plans(SqlConnection connection, Map<Integer, int[]> plans) {
        return actions(
                        connection,
                        plans.values().stream().flatMapToInt(Arrays::stream).boxed())
                .onSuccess(read -> plans.forEach(this::put));
    }

    private void put(int plan, int[] planned) {
        int[] there = Arrays.stream(planned).filter(next.actions()::contains).toArray();
        next.plans().put(plan, fleet.plans().same(plan, there));
    }

    private Future<Void> actions(SqlConnection connection, Stream<Integer> ids) {
        Set<Integer> unknown = ids.filter(id -> !next.actions().contains(id)).collect(Collectors.toSet());
        return FleetStore.actions(connection, unknown)
                .onSuccess(read -> read.forEach(next::put))
                .mapEmpty();
    }

    private Future<Void> outcomes(SqlConnection connection) {
        AtomicLong last = new AtomicLong();
        return Rounds.whileMore(() -> someOutcomes(connection, last));
    }

    /** Whether there may be more. */
    private Future<Boolean> someOutcomes(SqlConnection connection, AtomicLong last) {
        return FleetStore.outcomes(connection, since.fleet(), last.get()).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(false);
            }
            last.set(found.get(found.size() - 1).run());
            return actions(connection, found.stream().map(OutcomeRecord::action))
                    .onSuccess(read -> found.forEach(this::put))
                    .map(true);
        });
    }

    private void put(HostRecord host) {
        Host before = fleet.host(host.id());
        next.put(new Host(
                host.id(),
                before != null && before.name().equals(host.name()) ? before.name() : host.name(),
                host.protocol(),
                host.plan(),
                before != null && before.facts().equals(host.facts()) ? before.facts() : facts.shared(host.facts()),
                host.firstSeen(),
                host.lastSeen(),
                host.since(),
                host.conflict()));
    }

    private void put(OutcomeRecord outcome) {
        if (!next.actions().contains(outcome.action())) {
            return;
        }
        Result result = outcome.result();
        Outcome made = new Outcome(
                outcome.run(), result, outcome.message(), outcome.started(), outcome.ended(), outcome.output());
        // nearly all actions of a run end alike
        Outcomes all = fleet.outcomes(outcome.action());
        Outcome before = all == null ? null : all.of(outcome.host());
        lastOutcome = made.equals(lastOutcome) ? lastOutcome : made.equals(before) ? before : made;
        next.put(outcome.host(), outcome.action(), lastOutcome);
    }
}
