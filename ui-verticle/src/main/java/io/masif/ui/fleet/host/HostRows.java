package io.masif.ui.fleet.host;

import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingCounts;
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
    private final PendingCounts pending;
    private final CurrentConditions conditions;

    HostRows(IndexView index, CurrentConditions conditions) {
        this.fleet = index.fleet();
        this.pending = index.pending().count();
        this.conditions = conditions;
    }

    HostRow create(HostRecord host) {
        HostSummary summary = new HostSummary(
                host.name(),
                host.plan().protocol(),
                host.facts(),
                fleet.hosts().labels().get(host),
                new HostSummary.Sightings(host.firstSeen(), host.lastSeen()),
                new HostSummary.ActionCounts(
                        fleet.getPlannedActions(host).length, pending.all().get(host.id())),
                host.identity());
        return new HostRow(
                summary,
                conditions.getPrimary(host.id()),
                findConditions(host),
                pending.security().get(host.id()));
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
