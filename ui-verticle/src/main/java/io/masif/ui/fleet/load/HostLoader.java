package io.masif.ui.fleet.load;

import io.masif.flow.AsyncLoop;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.HostRecord;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads hosts, and before them the plans and actions that the index does not have yet. */
public final class HostLoader {
    private final Vertx vertx;
    private final SqlConnection connection;
    private final FactsPool factsPool;
    private final FleetIndex previous;
    private final FleetIndex target;
    private final ActionLoader actions;

    /**
     * @param previous the index as it is; equal parts of both indexes are shared
     * @param target the index to put plans and actions into; may be the previous one
     */
    public HostLoader(
            Vertx vertx, SqlConnection connection, FactsPool factsPool, FleetIndex previous, FleetIndex target) {
        this.vertx = vertx;
        this.connection = connection;
        this.factsPool = factsPool;
        this.previous = previous;
        this.target = target;
        this.actions = new ActionLoader(connection, target);
    }

    /**
     * Reads hosts in chunks.
     *
     * @param changed a condition on their revision
     * @param put puts a host into the index
     * @param onChunkRead called after each chunk
     */
    public Future<Void> load(String changed, Consumer<HostRecord> put, Runnable onChunkRead) {
        AtomicInteger last = new AtomicInteger();
        return AsyncLoop.repeatWhile(() -> FleetStore.loadHosts(connection, changed, last.get())
                .compose(this::parse)
                .compose(found -> {
                    last.set(
                            found.isEmpty()
                                    ? last.get()
                                    : found.get(found.size() - 1).id());
                    return loadPlans(found)
                            .compose(read -> SlicedLoop.forEach(vertx, found, put))
                            .map(read -> {
                                onChunkRead.run();
                                return !found.isEmpty();
                            });
                }));
    }

    private Future<List<HostRecord>> parse(Iterable<HostRecord> rows) {
        List<HostRecord> parsed = new ArrayList<>();
        return SlicedLoop.forEach(vertx, rows, host -> parsed.add(share(host))).map(parsed);
    }

    private Future<Void> loadPlans(List<HostRecord> hosts) {
        Set<Integer> missing = hosts.stream()
                .map(host -> host.plan().id())
                .filter(id -> !target.plans().contains(id))
                .collect(Collectors.toSet());
        return FleetStore.loadPlans(connection, missing)
                .compose(plans -> actions.load(plans.values().stream().flatMapToInt(Arrays::stream))
                        .compose(read -> SlicedLoop.forEach(
                                vertx, plans.entrySet(), plan -> put(plan.getKey(), plan.getValue()))));
    }

    private void put(int plan, int[] planned) {
        int[] present =
                Arrays.stream(planned).filter(target.actions()::contains).toArray();
        target.plans().put(plan, previous.plans().intern(plan, present));
    }

    private HostRecord share(HostRecord host) {
        HostRecord earlier = previous.host(host.id());
        return host.withShared(
                earlier != null && earlier.name().equals(host.name()) ? earlier.name() : host.name(),
                earlier != null && earlier.facts().equals(host.facts())
                        ? earlier.facts()
                        : factsPool.intern(host.facts()));
    }
}
