package io.masif.ui.fleet.plan;

import io.masif.domain.Action;
import io.masif.failure.Failure;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.partition.SharingHosts;
import io.masif.ui.fleet.pending.HostFacets;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.pending.PendingDeclines;
import io.masif.ui.view.plan.ClassDecision;
import io.masif.ui.view.plan.PlanClass;
import io.masif.ui.view.plan.PlanClassDetail;
import io.masif.ui.view.plan.PlanCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Describes the hosts that plan exactly the same. */
final class PlanClasses {
    private static final Comparator<PlanClassDetail.PlannedAction> REMOVALS_FIRST = Comparator.comparing(
                    (PlanClassDetail.PlannedAction each) ->
                            !ActionKey.of(each.action()).isRemoval())
            .thenComparing(each -> each.action().packageName());

    private final IndexView index;
    private final FleetIndex fleet;
    private final HostFacets facets;

    PlanClasses(IndexView index) {
        this.index = index;
        this.fleet = index.fleet();
        this.facets = HostFacets.of(index);
    }

    /** The hosts that have the plan; not to be changed. */
    SharingHosts hosts(int plan) {
        return fleet.plans().getHosts(plan);
    }

    /** The hosts that have the plan; not found if there are none. */
    SharingHosts requireHosts(int plan) {
        SharingHosts members = hosts(plan);
        if (members.size() == 0) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.plan-gone", Integer.toString(plan)));
        }
        return members;
    }

    /** The numbers of the plan's actions; not to be changed. */
    int[] actions(int plan) {
        return fleet.plans().getActions(plan);
    }

    PlanClass describe(int plan) {
        SharingHosts members = hosts(plan);
        int pending = 0;
        int security = 0;
        int removals = 0;
        for (int id : actions(plan)) {
            Action action = fleet.action(id);
            pending += isPending(id, members) ? 1 : 0;
            security += fleet.actions().isSecurity(id) ? 1 : 0;
            removals += ActionKey.of(action).isRemoval() ? 1 : 0;
        }
        return new PlanClass(
                plan,
                members.size(),
                fleet.host(members.first()).name(),
                findHostClass(members),
                new PlanCounts(actions(plan).length, pending, security, removals));
    }

    /** The first of these actions, which are of a plan that these hosts have; removals come first. */
    List<PlanClassDetail.PlannedAction> list(RoaringBitmap actions, SharingHosts members, int count) {
        RoaringBitmap hosts = members.toBitmap();
        return actions.stream()
                .mapToObj(id -> createAction(id, hosts))
                .sorted(REMOVALS_FIRST)
                .limit(count)
                .toList();
    }

    private PlanClassDetail.PlannedAction createAction(int id, RoaringBitmap members) {
        return new PlanClassDetail.PlannedAction(
                fleet.action(id), fleet.actions().isSecurity(id), findDecision(id, members));
    }

    private ClassDecision findDecision(int action, RoaringBitmap members) {
        if (RoaringBitmap.intersects(members, index.pending().findHosts(action))) {
            return ClassDecision.PENDING;
        }
        PendingDeclines declines = index.pending().countDeclines(List.of(action), members);
        if (declines.declined() + declines.deferred() == 0) {
            return ClassDecision.APPROVED;
        }
        int hosts = members.getCardinality();
        if (declines.declined() == hosts) {
            return ClassDecision.DECLINED;
        }
        return declines.deferred() == hosts ? ClassDecision.DEFERRED : ClassDecision.MIXED;
    }

    /** Whether the action is pending for one of the hosts. */
    private boolean isPending(int action, SharingHosts members) {
        return members.intersects(index.pending().findHosts(action));
    }

    private String findHostClass(SharingHosts members) {
        return facets.classes().entrySet().stream()
                .filter(each -> each.getValue().contains(members.first()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
