package io.masif.ui.fleet.rule.query;

import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.rollout.plan.PlanReference;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.store.PlanStore;
import io.masif.ui.rule.RuleInput;
import io.masif.ui.view.rule.RuleDefinition;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** Finds what operators name in rules: groups, and the plan of the rollouts. */
public final class RuleResolver {
    private final FleetClient fleet;
    private final PlanStore plans;

    public RuleResolver(FleetClient fleet, Pool pool) {
        this.fleet = fleet;
        this.plans = new PlanStore(pool);
    }

    /** The definition that is meant, with the last version of the plan. Bad input if there is no such group or plan. */
    public Future<RuleDefinition> resolve(RuleInput input) {
        return fleet.queryFresh(new ResolveGroups(input.groups()))
                .compose(groups -> findPlan(input.plan()).map(plan -> input.define(groups, plan)));
    }

    private Future<PlanReference> findPlan(String name) {
        return name == null
                ? Future.succeededFuture()
                : plans.find(name).map(found -> found.map(RolloutPlan::reference)
                        .orElseThrow(() -> PlanStore.createUnknown(name)));
    }

    /** The plans that a rule can name. */
    public Future<List<RolloutPlan>> findPlans() {
        return plans.findAll();
    }
}
