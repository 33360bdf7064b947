package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.plan.PlanClass;

/** A page of the classes of hosts that plan exactly the same. */
public record FindPlanClasses(ListRequest<PlanClass> request) implements IndexQuery<ListPage<PlanClass>> {
    @Override
    public ListPage<PlanClass> answer(IndexView index) {
        OrderedPlans plans = new OrderedPlans(index, request);
        return ListPage.of(request, plans.sorted(), plans.totalCount(), plans::describe);
    }
}
