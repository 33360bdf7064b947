package io.masif.agent.apt;

import io.masif.domain.Facts;
import io.masif.domain.Plan;

/**
 * What the host wants now.
 *
 * @param facts without those about blocked actions
 * @param executable whether apt is in a state in which it can be run
 * @param reliable whether the plan is what apt would do; a condition may be told all the same
 */
public record Outlook(Plan plan, Facts facts, boolean executable, boolean reliable) {
    /** One whose plan can be relied on if the facts tell no condition. */
    Outlook(Plan plan, Facts facts, boolean executable) {
        this(plan, facts, executable, facts.condition().good());
    }

    /** The same, with other facts. */
    Outlook with(Facts others) {
        return new Outlook(plan, others, executable);
    }
}
