package io.masif.ui.fleet.host.summary;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostSummary;

/** Summarizes hosts. */
final class HostSummaries {
    private final FleetIndex fleet;
    private final PendingActions pending;

    HostSummaries(IndexView index) {
        this.fleet = index.fleet();
        this.pending = index.pending();
    }

    HostSummary summarize(HostRecord host) {
        int[] plan = fleet.getPlannedActions(host);
        int pendingCount = 0;
        for (int id : plan) {
            if (pending.isPending(host, id)) {
                pendingCount++;
            }
        }
        return new HostSummary(
                host.name(),
                host.plan().protocol(),
                host.facts(),
                fleet.hosts().labels().get(host),
                new HostSummary.Sightings(host.firstSeen(), host.lastSeen()),
                new HostSummary.ActionCounts(plan.length, pendingCount),
                host.identity());
    }
}
