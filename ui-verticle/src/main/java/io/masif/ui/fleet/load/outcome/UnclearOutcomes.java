package io.masif.ui.fleet.load.outcome;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.store.run.Outcome;
import io.masif.ui.store.run.OutcomeRecord;
import io.masif.ui.store.run.OutcomeStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Reads the last outcomes that changes have left unclear, from all runs of their hosts. */
public final class UnclearOutcomes {
    private final SqlConnection connection;
    private final FleetIndex fleet;

    public UnclearOutcomes(SqlConnection connection, FleetIndex fleet) {
        this.connection = connection;
        this.fleet = fleet;
    }

    /** Reads them, and forgets that they were unclear. */
    public Future<Void> load() {
        Map<Integer, RoaringBitmap> hostsByAction = fleet.outcomes().takeUnclear();
        RoaringBitmap hosts = new RoaringBitmap();
        hostsByAction.values().forEach(hosts::or);
        return HostBatches.forEach(hosts, batch -> loadBatch(batch, hostsByAction));
    }

    private Future<Void> loadBatch(List<Integer> hosts, Map<Integer, RoaringBitmap> hostsByAction) {
        RoaringBitmap batch = new RoaringBitmap();
        hosts.forEach(batch::add);
        Map<Integer, RoaringBitmap> unclear = hostsByAction.entrySet().stream()
                .filter(each -> RoaringBitmap.intersects(each.getValue(), batch))
                .collect(Collectors.toMap(Map.Entry::getKey, each -> RoaringBitmap.and(each.getValue(), batch)));
        return OutcomeStore.loadByHost(connection, hosts, unclear.keySet()).map(rows -> {
            Map<Integer, Map<Integer, Outcome>> lastOutcomes = new HashMap<>();
            for (OutcomeRecord row : rows) {
                lastOutcomes
                        .computeIfAbsent(row.action(), id -> new HashMap<>())
                        .put(row.host(), row.outcome());
            }
            unclear.forEach(
                    (action, unclearHosts) -> apply(action, unclearHosts, lastOutcomes.getOrDefault(action, Map.of())));
            return null;
        });
    }

    private void apply(int action, RoaringBitmap hosts, Map<Integer, Outcome> lastOutcomes) {
        IntIterator each = hosts.getIntIterator();
        while (each.hasNext()) {
            int host = each.next();
            Outcome outcome = lastOutcomes.get(host);
            if (outcome == null) {
                fleet.removeOutcome(host, action);
            } else {
                fleet.put(host, action, outcome);
            }
        }
    }
}
