package io.masif.ui.fleet.overview;

import io.masif.domain.Action;
import io.masif.ui.fleet.index.FleetActions;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.overview.SecurityUpdate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Asks for the security updates that are pending on some host, those that have been reported for the longest time first.
 *
 * @param before when they were reported for the first time, or earlier
 * @param limit the most of them
 */
public record FindSecurityUpdates(Instant before, int limit) implements IndexQuery<List<SecurityUpdate>> {
    @Override
    public List<SecurityUpdate> answer(IndexView index) {
        FleetActions actions = index.fleet().actions();
        PendingActions pending = index.pending();
        return actions.ids().stream()
                .filter(id -> actions.isSecurity(id) && !actions.firstSeen(id).isAfter(before))
                .filter(id -> !pending.findHosts(id).isEmpty())
                .map(id -> describe(actions, id))
                .sorted(Comparator.comparing(SecurityUpdate::firstSeen).thenComparing(SecurityUpdate::action))
                .limit(limit)
                .toList();
    }

    private static SecurityUpdate describe(FleetActions actions, int id) {
        Action action = actions.get(id);
        return new SecurityUpdate(id, action.packageName(), action.to(), actions.firstSeen(id));
    }
}
