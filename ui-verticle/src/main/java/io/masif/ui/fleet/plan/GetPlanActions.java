package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.plan.PlanClassDetail;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** All actions of the plan of a class of hosts, removals first; not found if no host has that plan. */
public record GetPlanActions(int plan) implements IndexQuery<List<PlanClassDetail.PlannedAction>> {
    @Override
    public List<PlanClassDetail.PlannedAction> answer(IndexView index) {
        PlanClasses classes = new PlanClasses(index);
        return classes.list(
                RoaringBitmap.bitmapOf(classes.actions(plan)), classes.requireHosts(plan), Integer.MAX_VALUE);
    }
}
