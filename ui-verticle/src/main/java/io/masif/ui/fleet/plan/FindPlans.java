package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.plan.PlanClass;
import java.util.List;

/** The numbers of all plans that a request finds, on whatever page, in its order. */
public record FindPlans(ListRequest<PlanClass> request) implements IndexQuery<List<Integer>> {
    @Override
    public List<Integer> answer(IndexView index) {
        return new OrderedPlans(index, request).sorted();
    }
}
