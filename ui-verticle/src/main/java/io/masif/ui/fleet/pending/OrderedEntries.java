package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.OwnActions;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingLists;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The pending actions that a request finds, those of a group beside each other. */
final class OrderedEntries {
    private final ListRequest<PendingItem> request;
    private final PendingItems items;
    private final MatchingEntries matching;
    private final RoaringBitmap restriction;

    /** @param isComplete whether all actions are found, also the many that only one host has */
    OrderedEntries(IndexView index, ListRequest<PendingItem> request, boolean isComplete) {
        this.request = request;
        this.matching = MatchingEntries.find(index, request, isComplete);
        this.restriction = matching.restriction();
        this.items = new PendingItems(index, restriction);
    }

    /** A pending action and its group. */
    record GroupedEntry(EntryGroup group, PendingEntry entry) {}

    /** Hosts whose own actions are left out. */
    List<OwnActions> own() {
        return matching.own();
    }

    /** How many hosts await one of the actions; of all pending actions if the request does not filter. */
    int countHosts(IndexView index) {
        return request.isFiltering()
                ? matching.countHosts()
                : index.conditions().count(HostCondition.PENDING);
    }

    /** In the order of the request. */
    List<GroupedEntry> sorted() {
        boolean isByHosts = request.isSortedBy("hosts");
        Map<PendingGroup, EntryGroup> summaries = new HashMap<>();
        for (EntryGroup group : group()) {
            // to count the hosts of every group is slow: it is done if the order depends on it
            summaries.put(group.summarize(isByHosts ? group.countHosts(restriction) : 0), group);
        }
        return summaries.keySet().stream()
                .sorted(createOrder())
                .map(summaries::get)
                .flatMap(group -> group.entries().stream().map(entry -> new GroupedEntry(group, entry)))
                .toList();
    }

    /** By their keys, in any order. */
    Map<ActionKey, GroupedEntry> byKey() {
        Map<ActionKey, GroupedEntry> found = new HashMap<>();
        group().forEach(group ->
                group.entries().forEach(entry -> found.put(entry.key(), new GroupedEntry(group, entry))));
        return found;
    }

    PendingItem createItem(GroupedEntry each) {
        return items.create(each.entry(), each.group());
    }

    private Collection<EntryGroup> group() {
        boolean isByPackage = request.filter("group").equals("package");
        Map<String, EntryGroup> groups = new LinkedHashMap<>();
        for (PendingEntry entry : matching.entries()) {
            String name = isByPackage ? entry.key().packageName() : entry.source();
            groups.computeIfAbsent(name, EntryGroup::new).add(entry);
        }
        return groups.values();
    }

    private Comparator<PendingGroup> createOrder() {
        return PendingLists.GROUPS.all().withOrder(request.order()).comparator().thenComparing(PendingGroup::name);
    }
}
