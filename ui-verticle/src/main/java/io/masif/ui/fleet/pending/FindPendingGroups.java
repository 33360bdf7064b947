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

    /** A stream of groups by name has a known size: these groups are counted without being summarized. */
    private int countAll(FleetIndex fleet, PendingTable table) {
        MatchingEntries all = new MatchingEntries(table.entries(), null);
        Stream<?> groups =
                request.filter("group").equals("class") ? findClasses(all, table) : createGroups(fleet, all, table);
        return (int) groups.count();
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

    /** If the list is filtered by an archive, only that one: of other archives the list has a part of the actions only. */
    private Stream<String> findReleases(PendingEntry entry) {
        String release = request.filter("release");
        return release.isEmpty() ? entry.releases() : Stream.of(release);
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
        return findClasses(matching, table)
                .map(each -> summarize(fleet, each.entries(), RoaringBitmap.andCardinality(all, each.hosts())));
    }

    /** The classes of hosts that have matching entries. */
    private static Stream<HostClass> findClasses(MatchingEntries matching, PendingTable table) {
        return table.hosts().classes().entrySet().stream()
                .map(each -> findClass(each.getKey(), each.getValue(), matching))
                .filter(each -> !each.entries().entries().isEmpty());
    }

    private static HostClass findClass(String name, RoaringBitmap members, MatchingEntries matching) {
        RoaringBitmap hosts =
                matching.restriction() == null ? members : RoaringBitmap.and(members, matching.restriction());
        EntryGroup group = new EntryGroup(name);
        matching.entries().stream()
                .filter(entry -> RoaringBitmap.intersects(hosts, entry.hosts()))
                .forEach(group::add);
        return new HostClass(group, hosts);
    }

    private record HostClass(EntryGroup entries, RoaringBitmap hosts) {}
}
