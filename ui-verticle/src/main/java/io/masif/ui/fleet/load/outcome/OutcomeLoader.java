package io.masif.ui.fleet.load.outcome;

import io.masif.flow.AsyncLoop;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.load.ActionLoader;
import io.masif.ui.fleet.load.LoadProgress;
import io.masif.ui.fleet.load.SlicedLoop;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.run.OutcomeRecord;
import io.masif.ui.store.run.OutcomeStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.roaringbitmap.RoaringBitmap;

/** Reads the outcomes of runs into the index. */
public final class OutcomeLoader {
    private final Vertx vertx;
    private final SqlConnection connection;
    private final FleetIndex fleet;
    private final ActionLoader actions;

    public OutcomeLoader(Vertx vertx, SqlConnection connection, FleetIndex fleet) {
        this.vertx = vertx;
        this.connection = connection;
        this.fleet = fleet;
        this.actions = new ActionLoader(connection, fleet);
    }

    /** Reads all runs. */
    public Future<Void> loadAll(LoadProgress progress) {
        return OutcomeStore.loadLastRun(connection)
                .compose(last -> load(
                        after -> OutcomeStore.loadAll(connection, after), run -> progress.update("runs", run, last)));
    }

    /**
     * Reads the runs that changed.
     *
     * @param changed a condition on their revision
     */
    public Future<Void> loadChanged(String changed) {
        return load(after -> OutcomeStore.loadChanged(connection, changed, after), run -> {});
    }

    /**
     * Reads outcomes in chunks of runs.
     *
     * @param chunk reads the runs after a number
     * @param onRead called with the number of the last run of each chunk
     */
    private Future<Void> load(LongFunction<Future<Iterable<OutcomeRecord>>> chunk, LongConsumer onRead) {
        AtomicLong last = new AtomicLong();
        return AsyncLoop.repeatWhile(
                () -> chunk.apply(last.get()).compose(this::putAll).map(read -> {
                    last.set(
                            read.isEmpty()
                                    ? last.get()
                                    : read.get(read.size() - 1).outcome().run());
                    onRead.accept(last.get());
                    return !read.isEmpty();
                }));
    }

    /** Reads all runs of these hosts. */
    public Future<Void> loadOfHosts(RoaringBitmap hosts) {
        return HostBatches.forEach(
                hosts, batch -> OutcomeStore.loadByHost(connection, batch).compose(this::putAll));
    }

    /** Reads all outcomes again of the actions of which runs were removed after that value of the counter. */
    public Future<Void> reloadRemoved(long removal) {
        return OutcomeStore.findActionsWithRemovals(connection, removal).compose(found -> {
            Iterator<Integer> remaining =
                    found.stream().filter(fleet.actions()::contains).iterator();
            return AsyncLoop.repeatWhile(
                    () -> remaining.hasNext() ? reload(remaining.next()).map(true) : Future.succeededFuture(false));
        });
    }

    private Future<Void> reload(int action) {
        Outcomes outcomes = new Outcomes();
        AtomicLong last = new AtomicLong();
        return AsyncLoop.repeatWhile(() -> {
                    long before = last.get();
                    return OutcomeStore.loadByAction(connection, action, before)
                            .compose(rows -> SlicedLoop.forEach(vertx, rows, read -> {
                                last.set(read.outcome().run());
                                putInto(outcomes, read);
                            }))
                            .map(read -> last.get() > before);
                })
                .onSuccess(read -> fleet.put(action, outcomes));
    }

    private void putInto(Outcomes outcomes, OutcomeRecord read) {
        HostRecord host = fleet.host(read.host());
        if (host != null) {
            outcomes.put(
                    host.id(),
                    read.outcome(),
                    fleet.planningHosts().isPlannedAgain(host, read.action(), read.outcome()),
                    fleet.action(read.action()).kind().isRestart());
        }
    }

    private Future<List<OutcomeRecord>> putAll(Iterable<OutcomeRecord> rows) {
        List<OutcomeRecord> parsed = new ArrayList<>();
        return SlicedLoop.forEach(vertx, rows, parsed::add)
                .compose(read -> actions.load(parsed.stream().mapToInt(OutcomeRecord::action)))
                .compose(read -> SlicedLoop.forEach(vertx, parsed, this::put))
                .map(parsed);
    }

    /** A run without actions has the number of none. */
    private void put(OutcomeRecord read) {
        if (!fleet.actions().contains(read.action()) || fleet.host(read.host()) == null) {
            return;
        }
        if (read.isSuperseded()) {
            fleet.outcomes().addUnclear(read.host(), read.action());
        } else {
            fleet.put(read.host(), read.action(), read.outcome());
        }
    }
}
