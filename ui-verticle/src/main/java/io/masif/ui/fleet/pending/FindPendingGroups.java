package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingListPage;
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
        FleetIndex fleet = index.fleet();
        PendingTable table = PendingTable.of(index);
        MatchingEntries matching = MatchingEntries.find(index, request, true);
        return new PendingListPage<>(
                ListPage.of(request, createGroups(fleet, matching, table), countAll(fleet, table)),
                matching.own(),
                0,
                table.facets(),
                new PendingListPage.HostNumbers(
                        matching.countHosts(), fleet.hosts().size()));
    }

    private int countAll(FleetIndex fleet, PendingTable table) {
        return (int) createGroups(fleet, new MatchingEntries(table.entries(), null), table)
                .count();
    }

    private Stream<PendingGroup> createGroups(FleetIndex fleet, MatchingEntries matching, PendingTable table) {
        return switch (request.filter("group")) {
            case "class" -> byClass(fleet, matching, table);
            case "release" -> group(fleet, matching, this::findReleases);
            case "package" ->
                group(fleet, matching, entry -> Stream.of(entry.key().packageName()));
            default -> group(fleet, matching, entry -> Stream.of(entry.source()));
        };
    }

    /** Of an entry that was found by an archive only that one: what else is in the other ones was not looked for. */
    private Stream<String> findReleases(PendingEntry entry) {
        String asked = request.filter("release");
        return asked.isEmpty() ? entry.releases() : Stream.of(asked);
    }

    private Stream<PendingGroup> group(
            FleetIndex fleet, MatchingEntries matching, Function<PendingEntry, Stream<String>> names) {
        Map<String, EntryGroup> groups = new TreeMap<>();
        for (PendingEntry entry : matching.entries()) {
            names.apply(entry).distinct().forEach(release -> groups.computeIfAbsent(release, EntryGroup::new)
                    .add(entry));
        }
        return groups.values().stream().map(group -> summarize(fleet, group, group.countHosts(matching.restriction())));
    }

    private PendingGroup summarize(FleetIndex fleet, EntryGroup group, int hosts) {
        MatchingEntries all = new MatchingEntries(group.entries(), null);
        return group.summarize(hosts, all.withoutOwn(fleet, request).entries().size());
    }

    private Stream<PendingGroup> byClass(FleetIndex fleet, MatchingEntries matching, PendingTable table) {
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
                    : Stream.of(summarize(fleet, group, RoaringBitmap.andCardinality(all, hosts)));
        });
    }
}
