package io.masif.ui.fleet.load;

import io.masif.flow.AsyncLoop;
import io.masif.ui.database.Revisions;
import io.masif.ui.decision.DecisionRecords;
import io.masif.ui.fleet.index.FactsPool;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.Outcomes;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.Outcome;
import io.masif.ui.store.OutcomeRecord;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One load of the index in one transaction: plans and actions first, then hosts, outcomes and decisions. */
final class FleetLoad {
    private final Vertx vertx;
    private final SqlConnection connection;
    private final FactsPool factsPool;
    private final FleetIndex previous;
    private final FleetIndex target;
    private Outcome lastOutcome;

    /**
     * @param previous the index as it is; equal parts of both indexes are shared
     * @param target the index to put everything into; may be the previous one
     */
    FleetLoad(Vertx vertx, SqlConnection connection, FactsPool factsPool, FleetIndex previous, FleetIndex target) {
        this.vertx = vertx;
        this.connection = connection;
        this.factsPool = factsPool;
        this.previous = previous;
        this.target = target;
    }

    /** Loads what changed between two revisions. */
    Future<Void> load(Revisions base, Revisions current) {
        return (current.source() == base.source() ? Future.<Void>succeededFuture() : loadSources())
                .compose(read -> current.fleet() == base.fleet()
                        ? Future.<Void>succeededFuture()
                        : loadHosts(base.fleet()).compose(done -> loadOutcomes(base.fleet())))
                .compose(read -> current.approval() == base.approval()
                        ? Future.succeededFuture()
                        : new DecisionLoader(new DecisionRecords(vertx, connection), target).load())
                .map(read -> {
                    target.plans().evictUnused();
                    return null;
                });
    }

    /** The source packages that were filled in since the actions were loaded. */
    private Future<Void> loadSources() {
        return FleetStore.loadSources(connection, target.actions().findWithoutSource())
                .map(found -> {
                    found.forEach(target.actions()::putSource);
                    return null;
                });
    }

    private Future<Void> loadHosts(long revision) {
        AtomicInteger last = new AtomicInteger();
        return AsyncLoop.repeatWhile(() -> loadHostChunk(revision, last));
    }

    /** Whether there may be more. */
    private Future<Boolean> loadHostChunk(long revision, AtomicInteger last) {
        return FleetStore.loadHosts(connection, revision, last.get()).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(false);
            }
            last.set(found.get(found.size() - 1).id());
            Set<Integer> plans = found.stream()
                    .map(host -> host.plan().id())
                    .filter(id -> !target.plans().contains(id))
                    .collect(Collectors.toSet());
            return FleetStore.loadPlans(connection, plans)
                    .compose(this::loadPlans)
                    .map(read -> {
                        found.forEach(this::put);
                        return true;
                    });
        });
    }

    private Future<Void> loadPlans(Map<Integer, int[]> plans) {
        return loadActions(plans.values().stream().flatMapToInt(Arrays::stream).boxed())
                .map(read -> {
                    plans.forEach(this::put);
                    return null;
                });
    }

    private void put(int plan, int[] planned) {
        int[] present =
                Arrays.stream(planned).filter(target.actions()::contains).toArray();
        target.plans().put(plan, previous.plans().intern(plan, present));
    }

    private Future<Void> loadActions(Stream<Integer> ids) {
        Set<Integer> missing = ids.filter(id -> !target.actions().contains(id)).collect(Collectors.toSet());
        return FleetStore.loadActions(connection, missing).map(read -> {
            read.forEach(target::put);
            return null;
        });
    }

    private Future<Void> loadOutcomes(long revision) {
        AtomicLong last = new AtomicLong();
        return AsyncLoop.repeatWhile(() -> loadOutcomeChunk(revision, last));
    }

    /** Whether there may be more. */
    private Future<Boolean> loadOutcomeChunk(long revision, AtomicLong last) {
        return FleetStore.loadOutcomes(connection, revision, last.get()).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(false);
            }
            last.set(found.get(found.size() - 1).outcome().run());
            return loadActions(found.stream().map(OutcomeRecord::action)).map(read -> {
                found.forEach(this::put);
                return true;
            });
        });
    }

    private void put(HostRecord host) {
        HostRecord earlier = previous.host(host.id());
        target.put(host.withShared(
                earlier != null && earlier.name().equals(host.name()) ? earlier.name() : host.name(),
                earlier != null && earlier.facts().equals(host.facts())
                        ? earlier.facts()
                        : factsPool.intern(host.facts())));
    }

    private void put(OutcomeRecord read) {
        if (target.actions().contains(read.action())) {
            lastOutcome = share(read);
            target.put(read.host(), read.action(), lastOutcome);
        }
    }

    /** An equal outcome that is in memory already, if there is one: nearly all actions of a run have the same outcome. */
    private Outcome share(OutcomeRecord read) {
        Outcomes ofAction = previous.outcomes(read.action());
        Outcome existing = ofAction == null ? null : ofAction.get(read.host());
        return read.outcome().equals(lastOutcome)
                ? lastOutcome
                : read.outcome().equals(existing) ? existing : read.outcome();
    }
}
