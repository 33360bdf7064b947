package io.masif.ui.fleet.draft;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.pending.HostFacets;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.GroupOption;
import io.masif.ui.view.decision.HostFilter;
import io.masif.ui.view.decision.HostOption;
import io.masif.ui.view.decision.HostOptions;
import io.masif.ui.view.decision.TickedHosts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts that an operator can choose for a decision, among those that match a search, and all groups.
 *
 * @param named the hosts that are to be ticked one by one
 */
public record FindHostOptions(DecisionTarget target, HostFilter filter, TickedHosts named)
        implements IndexQuery<HostOptions> {
    @Override
    public HostOptions answer(IndexView index) {
        TargetEntries chosen = new TargetEntries(index, target);
        RoaringBitmap matching = HostFacets.of(index).find(filter);
        RoaringBitmap pending = new RoaringBitmap();
        chosen.findPending().forEach(entry -> pending.or(entry.hosts()));
        List<GroupOption> groups = findGroups(index, pending);
        pending.and(matching);
        List<HostRecord> hosts = index.fleet().hosts().list(pending, host -> true).stream()
                .limit(Math.max(HostOptions.MAX_OPTIONS, named.first()))
                .toList();
        RoaringBitmap matched = named.matched() == null
                ? new RoaringBitmap()
                : HostFacets.of(index).find(named.matched());
        boolean areTooMany = matched.getCardinality() > HostOptions.MAX_TICKED;
        Set<String> ticked = new LinkedHashSet<>(named.names());
        hosts.stream().limit(named.first()).forEach(host -> ticked.add(host.name()));
        index.fleet()
                .hosts()
                .list(areTooMany ? new RoaringBitmap() : matched, host -> true)
                .forEach(host -> ticked.add(host.name()));
        return new HostOptions(
                new HostOptions.Ticked(
                        ticked.stream()
                                .map(name -> createOption(index.fleet(), name))
                                .toList(),
                        areTooMany ? matched.getCardinality() : 0),
                hosts.stream()
                        .limit(HostOptions.MAX_OPTIONS)
                        .map(host -> createOption(index.fleet(), host.name()))
                        .toList(),
                pending.getCardinality(),
                matching.getCardinality(),
                PendingTable.of(index).facets().hostClasses(),
                groups,
                chosen.keys().size());
    }

    /** Of a host that there may no longer be. */
    private static HostOption createOption(FleetIndex fleet, String name) {
        HostRecord host = fleet.host(name);
        return new HostOption(
                name, host == null ? null : host.facts().platform().os());
    }

    private static List<GroupOption> findGroups(IndexView index, RoaringBitmap pending) {
        return index.fleet().groups().all().stream()
                .map(group -> new GroupOption(
                        group.name(),
                        group.members().size(),
                        RoaringBitmap.andCardinality(group.members().toBitmap(), pending)))
                .toList();
    }
}
