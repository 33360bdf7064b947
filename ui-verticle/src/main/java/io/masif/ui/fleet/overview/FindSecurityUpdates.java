package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.index.FleetActions;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.ActionSummary;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.overview.SecurityUpdate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Asks for the security updates that wait for somebody on some host, those that have been reported for the longest time first.
 * What a rollout or a rule approves later waits for nobody.
 *
 * @param before when they were reported for the first time, or earlier
 * @param limit the most of them
 */
public record FindSecurityUpdates(Instant before, int limit) implements IndexQuery<List<SecurityUpdate>> {
    @Override
    public List<SecurityUpdate> answer(IndexView index) {
        FleetActions actions = index.fleet().actions();
        UndecidedHosts undecided = new UndecidedHosts(index);
        return actions.ids().stream()
                .filter(id ->
                        actions.isSecurity(id) && !index.pending().findHosts(id).isEmpty())
                .map(id -> ActionKey.of(actions.get(id)))
                .distinct()
                .map(key -> actions.summarize(key, actions.findByKey(key)))
                .filter(action -> !action.firstSeen().isAfter(before))
                .filter(action ->
                        !undecided.find(action, findPendingHosts(index, action)).isEmpty())
                .map(action -> new SecurityUpdate(action.key(), action.ids(), action.firstSeen()))
                .sorted(Comparator.comparing(SecurityUpdate::firstSeen).thenComparing(SecurityUpdate::key))
                .limit(limit)
                .toList();
    }

    private static RoaringBitmap findPendingHosts(IndexView index, ActionSummary action) {
        return RoaringBitmap.or(
                action.ids().stream().map(index.pending()::findHosts).iterator());
    }
}
