package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.plan.PlanClass;
import java.util.List;

/** The classes of hosts that have these plans; without those that no host has any more. */
public record GetPlanClasses(List<Integer> plans) implements IndexQuery<List<PlanClass>> {
    public GetPlanClasses {
        plans = List.copyOf(plans);
    }

    @Override
    public List<PlanClass> answer(IndexView index) {
        PlanClasses classes = new PlanClasses(index);
        return plans.stream()
                .filter(plan -> classes.hosts(plan).size() > 0)
                .map(classes::describe)
                .toList();
    }
}
