package io.masif.ui.fleet.pending;

import io.masif.domain.host.BlockedAction;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.pending.PendingFacets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Every pending action, by package; computed once for each state of the index. */
public final class PendingTable {
    private final List<PendingEntry> entries;
    private final HostFacets hosts;
    private final Map<ActionKey, Map<ActionKey, RoaringBitmap>> neededBy;
    private final RoaringBitmap removalHosts = new RoaringBitmap();
    private final PendingFacets facets;
    private Map<ActionKey, PendingEntry> byKey;

    private PendingTable(IndexView index) {
        this.entries = PendingEntries.of(index).all();
        this.hosts = HostFacets.of(index);
        this.neededBy = findNeeded(index.fleet());
        Set<String> releases = new HashSet<>();
        Set<String> architectures = new HashSet<>();
        for (PendingEntry entry : entries) {
            if (entry.key().isRemoval()) {
                removalHosts.or(entry.hosts());
            }
            entry.releases().forEach(releases::add);
            entry.architectures().forEach(architectures::add);
        }
        this.facets = new PendingFacets(
                first(releases), first(architectures), first(hosts.classNames()), findGroups(index.fleet()));
    }

    public static PendingTable of(IndexView index) {
        return index.cached(PendingTable.class, () -> new PendingTable(index));
    }

    private static List<String> first(Set<String> values) {
        return values.stream().sorted().limit(PendingFacets.MAX_VALUES).toList();
    }

    private static List<String> findGroups(FleetIndex fleet) {
        return fleet.groups().all().stream()
                .map(StoredGroup::name)
                .limit(PendingFacets.MAX_VALUES + 1L)
                .toList();
    }

    /** For each action, which approved actions wait for it on which hosts. */
    private static Map<ActionKey, Map<ActionKey, RoaringBitmap>> findNeeded(FleetIndex fleet) {
        Map<ActionKey, Map<ActionKey, RoaringBitmap>> found = new HashMap<>();
        IntIterator blockedHosts =
                fleet.conditions().findReported(HostCondition.BLOCKED).getIntIterator();
        while (blockedHosts.hasNext()) {
            int host = blockedHosts.next();
            for (BlockedAction blocked : fleet.host(host).facts().blocked()) {
                ActionKey approved = ActionKey.of(blocked.action());
                blocked.waitsFor()
                        .forEach(action -> found.computeIfAbsent(ActionKey.of(action), key -> new LinkedHashMap<>())
                                .computeIfAbsent(approved, key -> new RoaringBitmap())
                                .add(host));
            }
        }
        return found;
    }

    /** All of them, sorted by package. */
    public List<PendingEntry> entries() {
        return entries;
    }

    /** The pending action of a key; null if it is pending nowhere. */
    public PendingEntry find(ActionKey key) {
        if (byKey == null) {
            byKey = new HashMap<>();
            entries.forEach(entry -> byKey.put(entry.key(), entry));
        }
        return byKey.get(key);
    }

    HostFacets hosts() {
        return hosts;
    }

    public PendingFacets facets() {
        return facets;
    }

    /** The hosts with a pending action that removes a package; not to be changed. */
    RoaringBitmap removalHosts() {
        return removalHosts;
    }

    /** The approved actions that wait for an action, and on which hosts. */
    Map<ActionKey, RoaringBitmap> findWaiting(ActionKey key) {
        return neededBy.getOrDefault(key, Map.of());
    }

    /** By action, which approved actions wait for it and on which hosts. */
    public Map<ActionKey, Map<ActionKey, RoaringBitmap>> neededBy() {
        return neededBy;
    }
}
