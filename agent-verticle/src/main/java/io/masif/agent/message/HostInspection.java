package io.masif.agent.message;

import io.masif.domain.Plan;
import io.masif.domain.host.Facts;
import io.masif.domain.label.Labels;

/**
 * The state of the host now.
 *
 * @param plan what apt would do
 * @param facts without the blocked actions
 * @param canExecute whether apt is in a state in which it can be run
 * @param reliable whether the plan is really what apt would do; the facts may have a condition nevertheless
 */
public record HostInspection(Plan plan, Facts facts, boolean canExecute, boolean reliable) {
    /** An inspection that is reliable if the facts have no condition. */
    public HostInspection(Plan plan, Facts facts, boolean executable) {
        this(plan, facts, executable, facts.condition().isOk());
    }

    /** The same, with the labels of the host. */
    public HostInspection withLabels(Labels labels) {
        return new HostInspection(plan, facts.toBuilder().labels(labels).build(), canExecute, reliable);
    }

    /** The same, with other facts. */
    public HostInspection withFacts(Facts others) {
        return new HostInspection(plan, others, canExecute);
    }
}
