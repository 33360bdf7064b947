package io.masif.ui.fleet.plan;

import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.failure.Failure;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.partition.SharingHosts;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.view.plan.PlanClass;
import io.masif.ui.view.plan.PlanClassDetail;
import io.masif.ui.view.plan.PlanDifference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * One class of hosts that plan exactly the same, compared with another; not found if no host has that plan.
 *
 * @param other the number of the plan to compare with; null for the one that has most in common with it
 */
public record GetPlanClass(int plan, Integer other) implements IndexQuery<PlanClassDetail> {
    private static final int MAX_OTHERS = 10;
    /** More classes are not compared: the largest are. */
    private static final int MAX_COMPARED = 2000;

    private static final Comparator<Action> REMOVALS_FIRST = Comparator.comparing(
                    (Action action) -> action.kind() != Kind.REMOVE && action.kind() != Kind.PURGE)
            .thenComparing(Action::packageName);

    /** Another plan, and how many actions the two have in common. */
    private record SimilarPlan(int plan, int common, int hosts) {}

    @Override
    public PlanClassDetail answer(IndexView index) {
        PlanClasses classes = new PlanClasses(index);
        SharingHosts members = requireMembers(classes, plan);
        RoaringBitmap own = RoaringBitmap.bitmapOf(classes.actions(plan));
        List<PlanClass> others = findSimilar(index, classes, own).stream()
                .map(similar -> classes.describe(similar.plan()))
                .toList();
        return new PlanClassDetail(
                classes.describe(plan),
                HostNames.findFirst(
                        index.fleet(), HostSet.of(members.toBitmap().toArray()), PlanClassDetail.MAX_LISTED),
                list(classes, own, members),
                others,
                compare(classes, own, others));
    }

    private static SharingHosts requireMembers(PlanClasses classes, int plan) {
        SharingHosts members = classes.hosts(plan);
        if (members.size() == 0) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.plan-gone", Integer.toString(plan)));
        }
        return members;
    }

    /** The plans that have most in common with this one. */
    private List<SimilarPlan> findSimilar(IndexView index, PlanClasses classes, RoaringBitmap own) {
        return PlanSizes.of(index.fleet(), null).sorted(true).stream()
                .filter(each -> each != plan)
                .limit(MAX_COMPARED)
                .map(each -> new SimilarPlan(
                        each,
                        countCommon(own, classes.actions(each)),
                        classes.hosts(each).size()))
                .filter(each -> each.common() > 0)
                .sorted(Comparator.comparing(SimilarPlan::common)
                        .thenComparing(SimilarPlan::hosts)
                        .reversed())
                .limit(MAX_OTHERS)
                .toList();
    }

    private static int countCommon(RoaringBitmap own, int[] actions) {
        return (int) Arrays.stream(actions).filter(own::contains).count();
    }

    private PlanDifference compare(PlanClasses classes, RoaringBitmap own, List<PlanClass> others) {
        if (other == null && others.isEmpty()) {
            return null;
        }
        int compared = other == null ? others.get(0).plan() : other;
        SharingHosts members = requireMembers(classes, compared);
        RoaringBitmap theirs = RoaringBitmap.bitmapOf(classes.actions(compared));
        RoaringBitmap only = RoaringBitmap.andNot(own, theirs);
        RoaringBitmap missing = RoaringBitmap.andNot(theirs, own);
        return new PlanDifference(
                classes.describe(compared),
                list(classes, only, classes.hosts(plan)),
                only.getCardinality(),
                list(classes, missing, members),
                missing.getCardinality());
    }

    private static List<PlanClassDetail.PlannedAction> list(
            PlanClasses classes, RoaringBitmap actions, SharingHosts members) {
        return actions.stream()
                .mapToObj(id -> classes.createAction(id, members))
                .sorted(Comparator.comparing(PlanClassDetail.PlannedAction::action, REMOVALS_FIRST))
                .limit(PlanClassDetail.MAX_LISTED)
                .toList();
    }
}
