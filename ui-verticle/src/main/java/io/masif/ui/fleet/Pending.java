package io.masif.ui.fleet;

import io.masif.domain.Action;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.PendingPackage;
import io.masif.ui.view.PendingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;

/** What is in a host's plan and not approved for it, at one moment. */
final class Pending {
    private final Fleet fleet;
    private final Instant now;

    Pending(Fleet fleet, Instant now) {
        this.fleet = fleet;
        this.now = now;
    }

    /** Whether a decision in force covers the action on the host. */
    boolean approved(Host host, Action action) {
        return fleet.decisions().index().approvedUntil(host.id(), action, host.protocol() == 1, now) != null;
    }

    /** Whether the planned action has no approval for the host. */
    boolean isPending(Host host, int action) {
        return hosts(action).contains(host.id());
    }

    /** The hosts that want the action and have no approval for it; not to be changed. */
    RoaringBitmap hosts(int id) {
        return fleet.pending().of(id, now);
    }

    /** The hosts for which the action of the key is pending. */
    RoaringBitmap hosts(ActionKey key) {
        return hosts(key, id -> true);
    }

    /** The hosts for which one of those actions of the key is pending. */
    RoaringBitmap hosts(ActionKey key, IntPredicate which) {
        RoaringBitmap hosts = new RoaringBitmap();
        for (int id : fleet.actions().of(key.packageName())) {
            if (ActionKey.of(fleet.action(id)).equals(key) && which.test(id)) {
                hosts.or(hosts(id));
            }
        }
        return hosts;
    }

    /** The hosts for which one of the actions of these keys is pending. */
    RoaringBitmap hosts(List<ActionKey> keys) {
        RoaringBitmap hosts = new RoaringBitmap();
        keys.forEach(key -> hosts.or(hosts(key)));
        return hosts;
    }

    /** Everything that is pending, by package. */
    List<PendingPackage> packages() {
        List<PendingPackage> packages = new ArrayList<>();
        for (String name : fleet.actions().packages()) {
            Map<ActionKey, Row> rows = new TreeMap<>();
            RoaringBitmap all = new RoaringBitmap();
            for (int id : fleet.actions().of(name)) {
                RoaringBitmap hosts = hosts(id);
                if (!hosts.isEmpty()) {
                    rows.computeIfAbsent(ActionKey.of(fleet.action(id)), key -> new Row())
                            .add(fleet.action(id), fleet.actions().isStepBack(id), hosts);
                    all.or(hosts);
                }
            }
            if (!rows.isEmpty()) {
                packages.add(new PendingPackage(
                        name,
                        all.getCardinality(),
                        rows.entrySet().stream()
                                .map(row -> row.getValue().of(row.getKey()))
                                .toList()));
            }
        }
        return packages;
    }

    /** What becomes a row: actions that differ in nothing but the version before, the architecture or the archive. */
    private static final class Row {
        private final RoaringBitmap hosts = new RoaringBitmap();
        private final TreeSet<String> from = new TreeSet<>();
        private final RoaringBitmap security = new RoaringBitmap();
        private final RoaringBitmap stepBack = new RoaringBitmap();

        void add(Action action, boolean back, RoaringBitmap more) {
            hosts.or(more);
            if (action.security()) {
                security.or(more);
            }
            if (back) {
                stepBack.or(more);
            }
            if (action.from() != null) {
                from.add(action.from());
            }
        }

        PendingRow of(ActionKey key) {
            return new PendingRow(
                    key,
                    hosts.getCardinality(),
                    security.getCardinality(),
                    stepBack.getCardinality(),
                    List.copyOf(from));
        }
    }
}
