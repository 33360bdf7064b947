package io.masif.ui.fleet.host;

import io.masif.domain.host.Platform;
import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.pending.HostFacets;
import io.masif.ui.fleet.progress.JointProgress;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rollout.query.RolloutHosts;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostFilter;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/** Selects the hosts that match a request: sets first, then what has to be read in each host's row. */
public final class HostSelector {
    private final IndexView index;
    private final FleetIndex fleet;
    private final CurrentConditions conditions;

    HostSelector(IndexView index, CurrentConditions conditions) {
        this.index = index;
        this.fleet = index.fleet();
        this.conditions = conditions;
    }

    /** The numbers of the hosts that match a request, on whatever page; a new set. */
    public static RoaringBitmap find(IndexView index, ListRequest<HostRow> request) {
        RoaringBitmap found = new RoaringBitmap();
        new HostSelector(index, index.conditions()).select(request).forEach(host -> found.add(host.id()));
        return found;
    }

    /** The matching hosts, by name. */
    List<HostRecord> select(ListRequest<HostRow> request) {
        HostFilter filter = HostFilter.of(request);
        RoaringBitmap matching = conditions.all().clone();
        if (!filter.selector().isAny()) {
            matching.and(fleet.hosts().find(filter.selector()));
        }
        if (!filter.group().isEmpty()) {
            matching.and(PresentGroups.findMembers(fleet.groups(), filter.group()));
        }
        if (!filter.hostClass().isEmpty()) {
            matching.and(HostFacets.of(index).findClass(filter.hostClass()));
        }
        filter.state().ifPresent(state -> matching.and(conditions.find(state)));
        filter.primary().ifPresent(state -> matching.and(conditions.findByPrimary(state)));
        if (filter.silence() != null) {
            Instant before = index.now().minus(filter.silence());
            matching.and(fleet.hosts().find(host -> host.lastSeen().isBefore(before)));
        }
        if (!filter.packageName().isEmpty()) {
            matching.and(findPlanning(filter));
        }
        if (!filter.approvals().isEmpty()) {
            matching.and(JointProgress.of(fleet, index.pending(), filter.approvals(), index.now())
                    .find(filter.progress().orElse(null)));
        }
        if (filter.rollout() != 0) {
            matching.and(RolloutHosts.find(index, filter));
        }
        if (!(filter.os().isEmpty() && filter.arch().isEmpty() && filter.agent().isEmpty())) {
            matching.and(fleet.parts().platforms().find(platform -> matches(filter, platform)));
        }
        Predicate<HostRecord> predicate = createPredicate(filter, request.text());
        return fleet.hosts().list(matching, predicate);
    }

    private RoaringBitmap findPlanning(HostFilter filter) {
        RoaringBitmap hosts = new RoaringBitmap();
        for (int action : fleet.actions().findByPackage(filter.packageName())) {
            if (filter.admits(fleet.action(action))) {
                hosts.or(findPlanning(filter, action));
            }
        }
        return hosts;
    }

    private RoaringBitmap findPlanning(HostFilter filter, int action) {
        RoaringBitmap hosts = fleet.hostsPlanning(action);
        if (filter.isPending()) {
            hosts = RoaringBitmap.and(hosts, index.pending().findHosts(action));
        }
        return filter.isDeclined() ? RoaringBitmap.and(hosts, index.pending().findDeclined(action)) : hosts;
    }

    private static Predicate<HostRecord> createPredicate(HostFilter filter, String text) {
        Predicate<HostRecord> predicate = host -> true;
        if (filter.plan() != 0) {
            predicate = predicate.and(host -> host.plan().id() == filter.plan());
        }
        if (!text.isEmpty()) {
            predicate = predicate.and(new TextFilter(text)::matches);
        }
        return predicate;
    }

    private static boolean matches(HostFilter filter, Platform platform) {
        return (filter.os().isEmpty() || (platform.os() != null && platform.os().startsWith(filter.os())))
                && (filter.arch().isEmpty() || filter.arch().equals(platform.arch()))
                && (filter.agent().isEmpty() || filter.agent().equals(platform.agent()));
    }
}
