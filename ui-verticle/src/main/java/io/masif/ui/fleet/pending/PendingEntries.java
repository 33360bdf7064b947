package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.index.FleetActions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Every pending action, by package. After a change, only the packages are read again that it affects. */
final class PendingEntries {
    private final PendingActions pending;
    private final FleetActions actions;
    private final long change;
    private final Map<String, List<PendingEntry>> byPackage = new HashMap<>();
    private final List<PendingEntry> all = new ArrayList<>();

    private PendingEntries(IndexView index, PendingEntries earlier) {
        FleetIndex fleet = index.fleet();
        this.pending = index.pending();
        this.actions = fleet.actions();
        this.change = fleet.changes().lastChange();
        boolean isReusable = earlier != null && fleet.changes().lastDecisionChange() <= earlier.change;
        for (String name : actions.packages()) {
            boolean isSame = isReusable && fleet.changes().lastChangeOf(actions.findByPackage(name)) <= earlier.change;
            List<PendingEntry> entries = isSame ? earlier.byPackage.get(name) : createEntries(name);
            byPackage.put(name, entries);
            all.addAll(entries);
        }
    }

    static PendingEntries of(IndexView index) {
        return index.cached(PendingEntries.class, (PendingEntries earlier) -> new PendingEntries(index, earlier));
    }

    private List<PendingEntry> createEntries(String name) {
        Map<ActionKey, List<PendingPart>> parts = new LinkedHashMap<>();
        for (int id : actions.findByPackage(name)) {
            RoaringBitmap hosts = pending.findHosts(id);
            if (!hosts.isEmpty()) {
                parts.computeIfAbsent(ActionKey.of(actions.get(id)), key -> new ArrayList<>(1))
                        .add(new PendingPart(
                                actions.get(id),
                                actions.source(id),
                                actions.firstSeen(id),
                                actions.isStepBack(id),
                                hosts));
            }
        }
        return parts.keySet().stream()
                .sorted()
                .map(key -> new PendingEntry(key, parts.get(key), actions.isSecurity(key)))
                .toList();
    }

    /** All of them, sorted by package. */
    List<PendingEntry> all() {
        return all;
    }
}
