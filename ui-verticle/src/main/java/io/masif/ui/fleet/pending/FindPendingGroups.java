package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingListPage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The groups of pending actions: by source package, package, archive, or class of hosts. An action may belong to several archives
 * and classes.
 */
public record FindPendingGroups(ListRequest<PendingGroup> request)
        implements IndexQuery<PendingListPage<PendingGroup>> {
    @Override
    public PendingListPage<PendingGroup> answer(IndexView index) {
        PendingTable table = PendingTable.of(index);
        MatchingEntries matching = MatchingEntries.find(index, request, true);
        return new PendingListPage<>(
                ListPage.of(request, createGroups(matching, table), countAll(table)),
                matching.own(),
                0,
                table.facets(),
                new PendingListPage.HostNumbers(
                        matching.countHosts(), index.fleet().hosts().size()));
    }

    /** The stream has a known size: what its groups are is not computed. */
    private int countAll(PendingTable table) {
        MatchingEntries all = new MatchingEntries(table.entries(), List.of(), table.entries(), null);
        return (int) createGroups(all, table).count();
    }

    private Stream<PendingGroup> createGroups(MatchingEntries matching, PendingTable table) {
        return switch (request.filter("group")) {
            case "class" -> byClass(matching, table);
            case "release" -> group(matching, PendingEntry::releases);
            case "package" -> group(matching, entry -> Stream.of(entry.key().packageName()));
            default -> group(matching, entry -> Stream.of(entry.source()));
        };
    }

    private static Stream<PendingGroup> group(MatchingEntries matching, Function<PendingEntry, Stream<String>> names) {
        Map<String, EntryGroup> groups = new TreeMap<>();
        for (PendingEntry entry : matching.entries()) {
            names.apply(entry).distinct().forEach(release -> groups.computeIfAbsent(release, EntryGroup::new)
                    .add(entry));
        }
        return groups.values().stream().map(group -> group.summarize(group.countHosts(matching.restriction())));
    }

    private static Stream<PendingGroup> byClass(MatchingEntries matching, PendingTable table) {
        RoaringBitmap all = EntryGroup.union(matching.entries());
        return table.hosts().classes().entrySet().stream().flatMap(hostClass -> {
            EntryGroup group = new EntryGroup(hostClass.getKey());
            RoaringBitmap hosts = matching.restriction() == null
                    ? hostClass.getValue()
                    : RoaringBitmap.and(hostClass.getValue(), matching.restriction());
            matching.entries().stream()
                    .filter(entry -> RoaringBitmap.intersects(hosts, entry.hosts()))
                    .forEach(group::add);
            return group.entries().isEmpty()
                    ? Stream.empty()
                    : Stream.of(group.summarize(RoaringBitmap.andCardinality(all, hosts)));
        });
    }
}
