package io.masif.ui.fleet.host;

import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.host.HostSummary;
import java.util.EnumSet;
import java.util.Set;

/** Creates the rows of hosts that are shown. */
final class HostRows {
    private final FleetIndex fleet;
    private final PendingActions pending;
    private final CurrentConditions conditions;

    HostRows(IndexView index, CurrentConditions conditions) {
        this.fleet = index.fleet();
        this.pending = index.pending();
        this.conditions = conditions;
    }

    HostRow create(HostRecord host) {
        int[] planned = fleet.getPlannedActions(host);
        int pendingCount = 0;
        int security = 0;
        for (int action : planned) {
            if (pending.isPending(host, action)) {
                pendingCount++;
                security += fleet.actions().isSecurity(action) ? 1 : 0;
            }
        }
        HostSummary summary = new HostSummary(
                host.name(),
                host.plan().protocol(),
                host.facts(),
                fleet.hosts().labels().get(host),
                new HostSummary.Sightings(host.firstSeen(), host.lastSeen()),
                new HostSummary.ActionCounts(planned.length, pendingCount),
                host.identity());
        return new HostRow(summary, conditions.getPrimary(host.id()), findConditions(host), security);
    }

    private Set<HostCondition> findConditions(HostRecord host) {
        Set<HostCondition> found = EnumSet.noneOf(HostCondition.class);
        for (HostCondition condition : HostCondition.values()) {
            if (conditions.find(condition).contains(host.id())) {
                found.add(condition);
            }
        }
        return found;
    }
}
