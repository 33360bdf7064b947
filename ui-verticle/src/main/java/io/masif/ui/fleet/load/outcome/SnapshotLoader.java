package io.masif.ui.fleet.load.outcome;

import io.masif.flow.AsyncLoop;
import io.masif.revision.FleetRevisions;
import io.masif.ui.database.Counter;
import io.masif.ui.database.Revisions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.load.ActionLoader;
import io.masif.ui.fleet.load.LoadProgress;
import io.masif.ui.fleet.load.SlicedLoop;
import io.masif.ui.fleet.outcome.OutcomeBytes;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.run.OutcomeSnapshot;
import io.masif.ui.store.run.OutcomeSnapshotStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.roaringbitmap.RoaringBitmap;

/** Reads the outcomes of the history from their snapshot, and from the runs only what changed since it was written. */
public final class SnapshotLoader {
    /** Longer than a transaction that adds a host: what the snapshot has of hosts that are younger is not used. */
    private static final Duration NEW_HOST_AGE = Duration.ofHours(1);

    private final Vertx vertx;
    private final SqlConnection connection;
    private final FleetIndex fleet;
    private final ActionLoader actions;
    private final OutcomeLoader outcomes;
    private final LoadProgress progress;

    public SnapshotLoader(Vertx vertx, SqlConnection connection, FleetIndex fleet, OutcomeLoader outcomes) {
        this.vertx = vertx;
        this.connection = connection;
        this.fleet = fleet;
        this.actions = new ActionLoader(connection, fleet);
        this.outcomes = outcomes;
        this.progress = LoadProgress.of(vertx);
    }

    /** Whether it has what was there up to a revision that is not later than these. */
    public static boolean isUsable(OutcomeSnapshot snapshot, Revisions current) {
        return snapshot.format() == OutcomeBytes.FORMAT
                && current.fleet().includes(snapshot.revisions())
                && snapshot.removal() <= current.get(Counter.REMOVAL);
    }

    /** Loads all outcomes. All hosts must have been put. */
    public Future<Void> load(OutcomeSnapshot snapshot, FleetRevisions current) {
        String changed = current.conditionSince(snapshot.revisions(), "revision");
        Instant newSince = snapshot.readAt().minus(NEW_HOST_AGE);
        RoaringBitmap newHosts = fleet.hosts().find(host -> host.firstSeen().isAfter(newSince));
        RoaringBitmap oldHosts = RoaringBitmap.andNot(fleet.hosts().ids(), newHosts);
        return OutcomeSnapshotStore.countSets(connection)
                .compose(count -> loadSets(oldHosts, count))
                .compose(read -> FleetStore.loadChangedHostIds(connection, changed))
                .compose(hosts -> SlicedLoop.forEach(vertx, fleet.outcomes().actions(), action -> fleet.outcomes()
                        .onPlansChanged(hosts, action, fleet.hostsPlanning(action))))
                .compose(checked -> outcomes.loadChanged(changed))
                .compose(read -> outcomes.loadOfHosts(newHosts))
                .compose(read -> outcomes.reloadRemoved(snapshot.removal()));
    }

    private Future<Void> loadSets(RoaringBitmap hosts, long count) {
        AtomicInteger last = new AtomicInteger();
        AtomicLong readCount = new AtomicLong();
        return AsyncLoop.repeatWhile(
                () -> OutcomeSnapshotStore.loadSets(connection, last.get()).compose(sets -> {
                    if (sets.isEmpty()) {
                        return Future.succeededFuture(false);
                    }
                    last.set(sets.lastKey());
                    progress.update("outcomes", readCount.addAndGet(sets.size()), count);
                    return actions.load(sets.keySet().stream().mapToInt(Integer::intValue))
                            .compose(read -> SlicedLoop.forEach(vertx, sets.entrySet(), set -> put(set, hosts)))
                            .map(true);
                }));
    }

    private void put(Map.Entry<Integer, byte[]> set, RoaringBitmap hosts) {
        if (fleet.actions().contains(set.getKey())) {
            fleet.outcomes().putStored(set.getKey(), OutcomeBytes.read(set.getValue()), hosts);
        } else {
            fleet.outcomes().recordChange(set.getKey());
        }
    }
}
