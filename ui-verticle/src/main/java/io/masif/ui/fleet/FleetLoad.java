package io.masif.ui.fleet;

import io.masif.domain.Result;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.OutcomeRecord;
import io.masif.ui.store.Revisions;
import io.masif.ui.store.Schema;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the index up to date with the database: everything at first, and then what changed since its revision. */
final class FleetLoad {
    /** A database that accepts connections and does not answer is away as well. */
    private static final long ANSWER_SECONDS = 5;

    private Fleet fleet = new Fleet();
    private Revisions known = Revisions.NONE;
    private Instant lastSeen = Instant.EPOCH;
    private boolean applying;

    Fleet fleet() {
        return fleet;
    }

    long fleetRevision() {
        return known.fleet();
    }

    long approvalRevision() {
        return known.approval();
    }

    /** The latest moment at which a host was seen, as far as we know. */
    Instant lastSeen() {
        return lastSeen;
    }

    /** False if a failure struck in the middle of a change: then everything has to be read again. */
    boolean usable() {
        return !applying;
    }

    /** Whether anything was different. Everything is read in one transaction, so that it fits together. */
    Future<Boolean> refresh(Pool pool) {
        return pool.withConnection(
                        connection -> Schema.ready(connection).compose(ready -> FleetStore.revisions(connection)))
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .compose(now -> now.equals(known) ? Future.succeededFuture(false) : pool.withTransaction(this::read));
    }

    void seen(int id, Instant moment) {
        fleet.seen(id, moment);
        lastSeen = moment.isAfter(lastSeen) ? moment : lastSeen;
    }

    private Future<Boolean> read(SqlConnection connection) {
        return FleetStore.revisions(connection).compose(now -> {
            applying = true;
            if (now.before(known)) {
                fleet = new Fleet();
                known = Revisions.NONE;
            }
            return (now.fleet() == known.fleet()
                            ? Future.succeededFuture()
                            : hosts(connection, 0).compose(read -> outcomes(connection, 0)))
                    .compose(read -> now.approval() == known.approval()
                            ? Future.succeededFuture()
                            : FleetStore.approvals(connection).onSuccess(fleet::approvals))
                    .map(read -> {
                        known = now;
                        applying = false;
                        return true;
                    });
        });
    }

    private Future<Void> hosts(SqlConnection connection, int after) {
        return FleetStore.hosts(connection, known.fleet(), after).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture();
            }
            Set<Integer> plans = found.stream()
                    .map(HostRecord::plan)
                    .filter(id -> !fleet.knowsPlan(id))
                    .collect(Collectors.toSet());
            return FleetStore.plans(connection, plans)
                    .compose(read -> plans(connection, read))
                    .onSuccess(read -> found.forEach(this::put))
                    .compose(read ->
                            hosts(connection, found.get(found.size() - 1).id()));
        });
    }

    private Future<Void> plans(SqlConnection connection, Map<Integer, int[]> plans) {
        return actions(
                        connection,
                        plans.values().stream().flatMapToInt(Arrays::stream).boxed())
                .onSuccess(read -> plans.forEach((id, planned) -> fleet.putPlan(
                        id, Arrays.stream(planned).filter(fleet::knowsAction).toArray())));
    }

    private Future<Void> actions(SqlConnection connection, Stream<Integer> ids) {
        Set<Integer> unknown = ids.filter(id -> !fleet.knowsAction(id)).collect(Collectors.toSet());
        return FleetStore.actions(connection, unknown)
                .onSuccess(read -> read.forEach(fleet::put))
                .mapEmpty();
    }

    private Future<Void> outcomes(SqlConnection connection, long after) {
        return FleetStore.outcomes(connection, known.fleet(), after).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture();
            }
            long last = found.get(found.size() - 1).run();
            return actions(connection, found.stream().map(OutcomeRecord::action))
                    .onSuccess(read -> found.forEach(this::put))
                    .compose(read -> outcomes(connection, last));
        });
    }

    private void put(HostRecord host) {
        fleet.put(new Host(
                host.id(),
                host.name(),
                host.protocol(),
                host.plan(),
                host.facts(),
                host.firstSeen(),
                host.lastSeen(),
                host.since(),
                host.conflict()));
        lastSeen = host.lastSeen().isAfter(lastSeen) ? host.lastSeen() : lastSeen;
    }

    private void put(OutcomeRecord outcome) {
        if (!fleet.knowsAction(outcome.action())) {
            return;
        }
        Result result = outcome.result();
        fleet.put(
                outcome.host(),
                outcome.action(),
                new Outcome(
                        outcome.run(),
                        result,
                        outcome.message(),
                        outcome.started(),
                        outcome.ended(),
                        outcome.output()));
    }
}
