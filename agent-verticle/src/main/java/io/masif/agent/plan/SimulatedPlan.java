package io.masif.agent.plan;

import io.masif.domain.Plan;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;

/**
 * The plan that a simulation resulted in, and the facts that were read with it.
 *
 * @param plan if apt could not simulate, the last plan for which it could
 * @param failure why apt could not simulate
 * @param exclusionProblem which part of the simulation is excluded from the plan
 */
record SimulatedPlan(Plan plan, Facts facts, HostProblem failure, HostProblem exclusionProblem) {
    SimulatedPlan withPlan(Plan other) {
        return new SimulatedPlan(other, facts, failure, exclusionProblem);
    }

    SimulatedPlan withFacts(Facts others) {
        return new SimulatedPlan(plan, others, failure, exclusionProblem);
    }
}
