package io.masif.ui.fleet.index;

import io.masif.domain.Action;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.pending.PendingPackage;
import io.masif.ui.view.pending.PendingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;

/** The actions that hosts plan and that are not approved for them, at one moment. */
public final class PendingActions {
    private final FleetIndex fleet;
    private final Instant now;

    public PendingActions(FleetIndex fleet, Instant now) {
        this.fleet = fleet;
        this.now = now;
    }

    /** Whether a decision in force covers the action on the host. */
    public boolean isApproved(HostRecord host, Action action) {
        return fleet.decisions().index().find(host.id(), action, host.isVersionOne(), now) != null;
    }

    /** Whether the host plans the action without an approval. */
    public boolean isPending(HostRecord host, int action) {
        return findHosts(action).contains(host.id());
    }

    /** The hosts that plan the action without an approval; not to be changed. */
    public RoaringBitmap findHosts(int id) {
        return fleet.pendingHosts().get(id, now);
    }

    /** The hosts for which the action of the key is pending. */
    public RoaringBitmap findHosts(ActionKey key) {
        return findHosts(key, id -> true);
    }

    /** The hosts for which one of those actions of the key is pending. */
    public RoaringBitmap findHosts(ActionKey key, IntPredicate which) {
        RoaringBitmap hosts = new RoaringBitmap();
        for (int id : fleet.actions().findByPackage(key.packageName())) {
            if (ActionKey.of(fleet.action(id)).equals(key) && which.test(id)) {
                hosts.or(findHosts(id));
            }
        }
        return hosts;
    }

    /** The hosts for which one of the actions of these keys is pending. */
    RoaringBitmap findHosts(List<ActionKey> keys) {
        RoaringBitmap hosts = new RoaringBitmap();
        keys.forEach(key -> hosts.or(findHosts(key)));
        return hosts;
    }

    /** All pending actions, by package. */
    public List<PendingPackage> groupByPackage() {
        List<PendingPackage> packages = new ArrayList<>();
        for (String name : fleet.actions().packages()) {
            Map<ActionKey, RowBuilder> rows = new TreeMap<>();
            RoaringBitmap packageHosts = new RoaringBitmap();
            for (int id : fleet.actions().findByPackage(name)) {
                RoaringBitmap hosts = findHosts(id);
                if (!hosts.isEmpty()) {
                    rows.computeIfAbsent(ActionKey.of(fleet.action(id)), key -> new RowBuilder(fleet.actions()))
                            .add(id, hosts);
                    packageHosts.or(hosts);
                }
            }
            if (!rows.isEmpty()) {
                packages.add(new PendingPackage(
                        name,
                        packageHosts.getCardinality(),
                        rows.entrySet().stream()
                                .map(row -> row.getValue().build(row.getKey()))
                                .toList()));
            }
        }
        return packages;
    }

    /** Merges actions into one row that differ only in the version before, the architecture or the archive. */
    private static final class RowBuilder {
        private final FleetActions actions;
        private final RoaringBitmap hosts = new RoaringBitmap();
        private final TreeSet<String> from = new TreeSet<>();
        private final RoaringBitmap security = new RoaringBitmap();
        private final RoaringBitmap stepBack = new RoaringBitmap();
        private String source;
        private Instant firstSeen = Instant.MAX;

        RowBuilder(FleetActions actions) {
            this.actions = actions;
        }

        void add(int id, RoaringBitmap more) {
            Action action = actions.get(id);
            hosts.or(more);
            if (action.security()) {
                security.or(more);
            }
            if (actions.isStepBack(id)) {
                stepBack.or(more);
            }
            if (action.from() != null) {
                from.add(action.from());
            }
            addSource(action.packageName(), actions.source(id));
            firstSeen = actions.firstSeen(id).isBefore(firstSeen) ? actions.firstSeen(id) : firstSeen;
        }

        /** Of several sources the first by name counts, but one that differs from the package is known for certain. */
        private void addSource(String packageName, String other) {
            boolean isBetter = source == null
                    || source.equals(packageName)
                    || (!other.equals(packageName) && other.compareTo(source) < 0);
            source = isBetter ? other : source;
        }

        PendingRow build(ActionKey key) {
            return new PendingRow(
                    key,
                    hosts.getCardinality(),
                    security.getCardinality(),
                    stepBack.getCardinality(),
                    List.copyOf(from),
                    source,
                    firstSeen);
        }
    }
}
