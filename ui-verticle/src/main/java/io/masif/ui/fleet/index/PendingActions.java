package io.masif.ui.fleet.index;

import io.masif.decision.EffectiveDecision;
import io.masif.decision.EffectiveDecisions;
import io.masif.domain.Action;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.pending.PackageOrigin;
import io.masif.ui.view.pending.PendingDeclines;
import io.masif.ui.view.pending.PendingPackage;
import io.masif.ui.view.pending.PendingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** The actions that hosts plan and that are neither approved nor declined for them, at one moment. */
public final class PendingActions {
    private final FleetIndex fleet;
    private final Instant now;

    public PendingActions(FleetIndex fleet, Instant now) {
        this.fleet = fleet;
        this.now = now;
    }

    /** What is decided about the action on the host. */
    public EffectiveDecision findDecision(HostRecord host, Action action) {
        return new EffectiveDecisions(
                        fleet.decisions().index(), fleet.declines().index())
                .find(host.id(), action, host.isVersionOne(), now);
    }

    /** Whether the host may execute the action. */
    public boolean isApproved(HostRecord host, Action action) {
        return findDecision(host, action).isApproved();
    }

    /** The hosts that plan the action and for which it is declined or deferred; not to be changed. */
    public RoaringBitmap findDeclined(int id) {
        RoaringBitmap declined = fleet.pendingHosts().getDeclined(id, now);
        RoaringBitmap deferred = fleet.pendingHosts().getDeferred(id, now);
        return deferred.isEmpty() ? declined : RoaringBitmap.or(declined, deferred);
    }

    /** Whether the host plans the action, and nothing is decided about it. */
    public boolean isPending(HostRecord host, int action) {
        return findHosts(action).contains(host.id());
    }

    /** The hosts that plan the action, and for which nothing is decided about it; not to be changed. */
    public RoaringBitmap findHosts(int id) {
        return fleet.pendingHosts().get(id, now);
    }

    /** All pending actions, by package. */
    public List<PendingPackage> groupByPackage() {
        List<PendingPackage> packages = new ArrayList<>();
        for (String name : fleet.actions().packages()) {
            Map<ActionKey, RowBuilder> rows = new TreeMap<>();
            RoaringBitmap packageHosts = new RoaringBitmap();
            for (int id : fleet.actions().findByPackage(name)) {
                RoaringBitmap hosts = findHosts(id);
                if (!hosts.isEmpty() || !findDeclined(id).isEmpty()) {
                    rows.computeIfAbsent(ActionKey.of(fleet.action(id)), key -> new RowBuilder(fleet.actions()))
                            .add(id, hosts)
                            .addDeclined(
                                    fleet.pendingHosts().getDeclined(id, now),
                                    fleet.pendingHosts().getDeferred(id, now));
                    packageHosts.or(hosts);
                }
            }
            rows.values().removeIf(row -> row.hosts.isEmpty());
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
        private final RoaringBitmap declined = new RoaringBitmap();
        private final RoaringBitmap deferred = new RoaringBitmap();
        private String source;
        private Instant firstSeen = Instant.MAX;

        RowBuilder(FleetActions actions) {
            this.actions = actions;
        }

        RowBuilder add(int id, RoaringBitmap more) {
            Action action = actions.get(id);
            addSource(action.packageName(), actions.source(id));
            firstSeen = actions.firstSeen(id).isBefore(firstSeen) ? actions.firstSeen(id) : firstSeen;
            if (more.isEmpty()) {
                return this;
            }
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
            return this;
        }

        /** Of several sources the first by name counts, but one that differs from the package is known for certain. */
        private void addSource(String packageName, String other) {
            boolean isBetter = source == null
                    || source.equals(packageName)
                    || (!other.equals(packageName) && other.compareTo(source) < 0);
            source = isBetter ? other : source;
        }

        void addDeclined(RoaringBitmap moreDeclined, RoaringBitmap moreDeferred) {
            declined.or(moreDeclined);
            deferred.or(moreDeferred);
        }

        PendingRow build(ActionKey key) {
            return new PendingRow(
                    key,
                    hosts.getCardinality(),
                    security.getCardinality(),
                    stepBack.getCardinality(),
                    List.copyOf(from),
                    new PendingDeclines(declined.getCardinality(), deferred.getCardinality()),
                    new PackageOrigin(source, firstSeen));
        }
    }
}
