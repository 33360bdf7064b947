package io.masif.ui.fleet;

import io.masif.domain.Action;
import io.masif.domain.Approval;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.PendingPackage;
import io.masif.ui.view.PendingRow;
import io.masif.ui.view.StandingApproval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** What is in a host's plan and not approved for it, at one moment. */
final class Pending {
    private final Fleet fleet;
    private final List<Approval> forAnyPackage = new ArrayList<>();
    private final Map<String, List<Approval>> byPackage = new HashMap<>();

    Pending(Fleet fleet, Instant now) {
        this.fleet = fleet;
        fleet.approvals().stream()
                .filter(each -> each.inForce(now))
                .map(StandingApproval::approval)
                .forEach(this::add);
    }

    private void add(Approval approval) {
        if (approval.packageName() == null) {
            forAnyPackage.add(approval);
        } else {
            byPackage
                    .computeIfAbsent(approval.packageName(), name -> new ArrayList<>())
                    .add(approval);
        }
    }

    /** Whether an approval in force covers the action on the host. */
    boolean approved(String host, Action action) {
        return covering(action).stream().anyMatch(each -> each.covers(host, action));
    }

    /** The hosts that want the action and have no approval for it. */
    RoaringBitmap hosts(int id) {
        Action action = fleet.action(id);
        RoaringBitmap hosts = fleet.wanting(id).clone();
        for (Approval approval : covering(action)) {
            if (approval.host() == null) {
                return new RoaringBitmap();
            }
            Host host = fleet.host(approval.host());
            if (host != null) {
                hosts.remove(host.id());
            }
        }
        return hosts;
    }

    /** The hosts for which one of the actions of these keys is pending. */
    RoaringBitmap hosts(List<ActionKey> keys) {
        RoaringBitmap hosts = new RoaringBitmap();
        for (ActionKey key : keys) {
            fleet.actionsOf(key.packageName()).stream()
                    .filter(id -> ActionKey.of(fleet.action(id)).equals(key))
                    .forEach(id -> hosts.or(hosts(id)));
        }
        return hosts;
    }

    /** Everything that is pending, by package. */
    List<PendingPackage> packages() {
        List<PendingPackage> packages = new ArrayList<>();
        for (String name : fleet.packages()) {
            Map<ActionKey, Row> rows = new TreeMap<>();
            RoaringBitmap all = new RoaringBitmap();
            for (int id : fleet.actionsOf(name)) {
                RoaringBitmap hosts = hosts(id);
                if (!hosts.isEmpty()) {
                    rows.computeIfAbsent(ActionKey.of(fleet.action(id)), key -> new Row())
                            .add(fleet.action(id), hosts);
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

    private List<Approval> covering(Action action) {
        List<Approval> covering = new ArrayList<>();
        List.of(forAnyPackage, byPackage.getOrDefault(action.packageName(), List.of()))
                .forEach(approvals ->
                        approvals.stream().filter(each -> each.covers(action)).forEach(covering::add));
        return covering;
    }

    /** What becomes a row: actions that differ in nothing but the version before, the architecture or the archive. */
    private static final class Row {
        private final RoaringBitmap hosts = new RoaringBitmap();
        private final TreeSet<String> from = new TreeSet<>();
        private final RoaringBitmap security = new RoaringBitmap();

        void add(Action action, RoaringBitmap more) {
            hosts.or(more);
            if (action.security()) {
                security.or(more);
            }
            if (action.from() != null) {
                from.add(action.from());
            }
        }

        PendingRow of(ActionKey key) {
            return new PendingRow(key, hosts.getCardinality(), security.getCardinality(), List.copyOf(from));
        }
    }
}
