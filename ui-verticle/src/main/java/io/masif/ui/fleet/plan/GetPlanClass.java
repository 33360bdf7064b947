package io.masif.ui.fleet.plan;

import io.masif.decision.HostSet;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.partition.SharingHosts;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
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
 * @param other the number of the plan to compare with; null for the one that has most in common with it, which is also used
 *     if no host has the other plan any more
 */
public record GetPlanClass(int plan, Integer other) implements IndexQuery<PlanClassDetail> {
    private static final int MAX_OTHERS = 10;
    /** More classes are not compared: the largest are. */
    private static final int MAX_COMPARED = 2000;

    /** Another plan, and how many actions the two have in common. */
    private record SimilarPlan(int plan, int common, int hosts) {}

    @Override
    public PlanClassDetail answer(IndexView index) {
        PlanClasses classes = new PlanClasses(index);
        SharingHosts members = classes.requireHosts(plan);
        RoaringBitmap own = RoaringBitmap.bitmapOf(classes.actions(plan));
        List<PlanClass> others = findSimilar(index, classes, own).stream()
                .map(similar -> classes.describe(similar.plan()))
                .toList();
        return new PlanClassDetail(
                classes.describe(plan),
                HostNames.findFirst(
                        index.fleet(), HostSet.of(members.toBitmap().toArray()), PlanClassDetail.MAX_LISTED),
                classes.list(own, members, PlanClassDetail.MAX_LISTED),
                others,
                compare(classes, own, others));
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
        boolean isChosen = other != null && classes.hosts(other).size() > 0;
        if (!isChosen && others.isEmpty()) {
            return null;
        }
        int compared = isChosen ? other : others.get(0).plan();
        SharingHosts members = classes.hosts(compared);
        RoaringBitmap theirs = RoaringBitmap.bitmapOf(classes.actions(compared));
        RoaringBitmap only = RoaringBitmap.andNot(own, theirs);
        RoaringBitmap missing = RoaringBitmap.andNot(theirs, own);
        return new PlanDifference(
                classes.describe(compared),
                classes.list(only, classes.hosts(plan), PlanClassDetail.MAX_LISTED),
                only.getCardinality(),
                classes.list(missing, members, PlanClassDetail.MAX_LISTED),
                missing.getCardinality());
    }
}
