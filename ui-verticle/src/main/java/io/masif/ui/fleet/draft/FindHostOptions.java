package io.masif.ui.fleet.draft;

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
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts that an operator can choose for a decision, among those that match a search, and all groups.
 *
 * @param first of how many of them the names are asked for
 */
public record FindHostOptions(DecisionTarget target, HostFilter filter, int first) implements IndexQuery<HostOptions> {
    @Override
    public HostOptions answer(IndexView index) {
        TargetEntries chosen = new TargetEntries(index, target);
        RoaringBitmap matching = HostFacets.of(index).find(filter);
        RoaringBitmap pending = new RoaringBitmap();
        chosen.findPending().forEach(entry -> pending.or(entry.hosts()));
        List<GroupOption> groups = findGroups(index, pending);
        pending.and(matching);
        List<HostRecord> hosts = index.fleet().hosts().list(pending, host -> true).stream()
                .limit(Math.max(HostOptions.MAX_OPTIONS, first))
                .toList();
        List<HostOption> options = hosts.stream()
                .limit(HostOptions.MAX_OPTIONS)
                .map(host -> new HostOption(host.name(), host.facts().platform().os()))
                .toList();
        return new HostOptions(
                options,
                hosts.stream().limit(first).map(HostRecord::name).toList(),
                pending.getCardinality(),
                matching.getCardinality(),
                PendingTable.of(index).facets().hostClasses(),
                groups,
                chosen.keys().size());
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
