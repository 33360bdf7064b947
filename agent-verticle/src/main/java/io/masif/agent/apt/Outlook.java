package io.masif.agent.apt;

import io.masif.domain.Facts;
import io.masif.domain.Plan;

/**
 * What the host wants now.
 *
 * @param facts without those about blocked actions
 * @param executable whether apt is in a state in which it can be run
 */
public record Outlook(Plan plan, Facts facts, boolean executable) {
    /** The same, with other facts. */
    Outlook with(Facts others) {
        return new Outlook(plan, others, executable);
    }
}
