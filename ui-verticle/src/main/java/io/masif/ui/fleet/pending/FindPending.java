package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingListPage;
import io.masif.ui.view.pending.PendingLists;
import io.masif.ui.view.pending.WaitReasons;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * A page of the pending actions, those of a group beside each other.
 *
 * @param isComplete whether all actions are listed, also the many that only one host has
 */
public record FindPending(ListRequest<PendingItem> request, boolean isComplete)
        implements IndexQuery<PendingListPage<PendingItem>> {
    private static final int MAX_NEEDED_BY = 5;

    /** A pending action and its group. */
    private record GroupedEntry(EntryGroup group, PendingEntry entry) {}

    @Override
    public PendingListPage<PendingItem> answer(IndexView index) {
        PendingTable table = PendingTable.of(index);
        MatchingEntries matching = MatchingEntries.find(index, request, isComplete);
        RoaringBitmap restriction = new EntryFilter(request, table.hosts(), index.now()).hosts();
        Map<EntryGroup, PendingGroup> summaries = new HashMap<>();
        ListPage<PendingItem> list = ListPage.of(
                request,
                sort(group(matching.entries()), restriction),
                table.entries().size(),
                each -> createItem(
                        each.entry(),
                        summaries.computeIfAbsent(
                                each.group(), group -> group.summarize(group.countHosts(restriction))),
                        index,
                        restriction));
        int shown = Math.min(PendingListPage.MAX_OWN, matching.own().size());
        return new PendingListPage<>(
                list,
                matching.own().subList(0, shown),
                matching.own().size() - shown,
                table.facets(),
                index.fleet().hosts().size());
    }

    private Collection<EntryGroup> group(List<PendingEntry> entries) {
        boolean isByPackage = request.filter("group").equals("package");
        Map<String, EntryGroup> groups = new LinkedHashMap<>();
        for (PendingEntry entry : entries) {
            String name = isByPackage ? entry.key().packageName() : entry.source();
            groups.computeIfAbsent(name, EntryGroup::new).add(entry);
        }
        return groups.values();
    }

    private List<GroupedEntry> sort(Collection<EntryGroup> groups, RoaringBitmap restriction) {
        boolean isByHosts = request.isSortedBy("hosts");
        Map<PendingGroup, EntryGroup> summaries = new HashMap<>();
        for (EntryGroup group : groups) {
            // to count the hosts of every group is slow: it is done if the order depends on it
            summaries.put(group.summarize(isByHosts ? group.countHosts(restriction) : 0), group);
        }
        List<GroupedEntry> sorted = new ArrayList<>();
        summaries.keySet().stream().sorted(createOrder()).map(summaries::get).forEach(group -> group.entries()
                .forEach(entry -> sorted.add(new GroupedEntry(group, entry))));
        return sorted;
    }

    private Comparator<PendingGroup> createOrder() {
        return PendingLists.GROUPS.all().withOrder(request.order()).comparator().thenComparing(PendingGroup::name);
    }

    private static PendingItem createItem(
            PendingEntry entry, PendingGroup group, IndexView index, RoaringBitmap restriction) {
        return new PendingItem(group, entry.key(), entry.count(restriction), entry.origin(), findReasons(entry, index));
    }

    private static WaitReasons findReasons(PendingEntry entry, IndexView index) {
        PendingTable table = PendingTable.of(index);
        HostFacets.KeptBack keptBack = table.hosts().findKeptBack(entry.key().packageName());
        Map<ActionKey, RoaringBitmap> waiting = table.findWaiting(entry.key());
        RoaringBitmap waitingHosts = new RoaringBitmap();
        waiting.values().forEach(waitingHosts::or);
        waitingHosts.and(entry.hosts());
        return new WaitReasons(
                RoaringBitmap.andCardinality(table.removalHosts(), entry.hosts()),
                keptBack == null ? 0 : keptBack.hosts().getCardinality(),
                keptBack == null ? null : keptBack.reason(),
                waitingHosts.isEmpty()
                        ? List.of()
                        : waiting.keySet().stream().limit(MAX_NEEDED_BY).toList(),
                waitingHosts.getCardinality(),
                countDeclined(entry.key(), index));
    }

    private static int countDeclined(ActionKey key, IndexView index) {
        RoaringBitmap declined = new RoaringBitmap();
        for (int action : index.fleet().actions().findByKey(key)) {
            declined.or(index.pending().findDeclined(action));
        }
        return declined.getCardinality();
    }
}
