package io.masif.agent.message;

import io.masif.domain.Plan;
import io.masif.domain.host.Facts;

/**
 * What the host wants now.
 *
 * @param facts without those about blocked actions
 * @param canExecute whether apt is in a state in which it can be run
 * @param reliable whether the plan is what apt would do; a condition may be told all the same
 */
public record HostInspection(Plan plan, Facts facts, boolean canExecute, boolean reliable) {
    /** One whose plan can be relied on if the facts tell no condition. */
    public HostInspection(Plan plan, Facts facts, boolean executable) {
        this(plan, facts, executable, facts.condition().isOk());
    }

    /** The same, with other facts. */
    public HostInspection withFacts(Facts others) {
        return new HostInspection(plan, others, canExecute);
    }
}
