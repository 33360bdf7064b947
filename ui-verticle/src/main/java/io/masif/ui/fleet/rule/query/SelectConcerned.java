package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.rule.PastApproval;
import io.masif.ui.view.rule.RuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Those of the actions that concern a host of the rule, as its groups are now: one that plans the action, or has executed it or
 * tried to.
 */
record SelectConcerned(RuleDefinition rule, List<PastApproval> approvals) implements IndexQuery<List<PastApproval>> {
    SelectConcerned {
        approvals = List.copyOf(approvals);
    }

    @Override
    public List<PastApproval> answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        RoaringBitmap hosts = fleet.groups().members().union(rule.groups()).toBitmap();
        return approvals.stream()
                .filter(each -> fleet.actions().findByKey(each.key()).stream()
                        .anyMatch(action -> isConcerned(fleet, action, hosts)))
                .toList();
    }

    private static boolean isConcerned(FleetIndex fleet, int action, RoaringBitmap hosts) {
        Outcomes outcomes = fleet.outcomes().get(action);
        Stream<RoaringBitmap> executed =
                outcomes == null ? Stream.empty() : Stream.of(outcomes.running(), outcomes.done(), outcomes.failed());
        return Stream.concat(Stream.of(fleet.hostsPlanning(action)), executed)
                .anyMatch(each -> RoaringBitmap.intersects(each, hosts));
    }
}
