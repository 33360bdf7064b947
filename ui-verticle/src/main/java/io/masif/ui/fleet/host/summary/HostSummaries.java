package io.masif.ui.fleet.host.summary;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingCounts;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostSummary;

/** Summarizes hosts. */
final class HostSummaries {
    private final FleetIndex fleet;
    private final PendingCounts pending;

    HostSummaries(IndexView index) {
        this.fleet = index.fleet();
        this.pending = index.pending().count();
    }

    HostSummary summarize(HostRecord host) {
        return new HostSummary(
                host.name(),
                host.plan().protocol(),
                host.facts(),
                fleet.hosts().labels().get(host),
                new HostSummary.Sightings(host.firstSeen(), host.lastSeen()),
                new HostSummary.ActionCounts(
                        fleet.getPlannedActions(host).length, pending.all().get(host.id())),
                host.identity());
    }
}
