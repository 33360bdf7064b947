package io.masif.agent.plan;

import io.masif.agent.facts.CompletedFacts;
import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import java.util.List;

/**
 * The plan that a simulation resulted in, and the facts that were read with it.
 *
 * @param plan if apt could not simulate, the last plan for which it could
 * @param failure why apt could not simulate
 * @param exclusionProblem which part of the simulation is excluded from the plan
 * @param restarts what the host proposes besides
 */
record SimulatedPlan(Plan plan, Facts facts, HostProblem failure, HostProblem exclusionProblem, List<Action> restarts) {
    SimulatedPlan {
        restarts = List.copyOf(restarts);
    }

    SimulatedPlan withPlan(Plan other) {
        return new SimulatedPlan(other, facts, failure, exclusionProblem, restarts);
    }

    SimulatedPlan with(CompletedFacts completed) {
        return new SimulatedPlan(plan, completed.facts(), failure, exclusionProblem, completed.restarts());
    }

    /** The plan of apt, and the restarts; without them if apt could not simulate, since nothing can be executed then. */
    Plan proposedPlan() {
        return failure.isOk() ? plan.with(restarts) : plan;
    }
}
