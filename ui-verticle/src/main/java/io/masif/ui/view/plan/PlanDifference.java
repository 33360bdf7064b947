package io.masif.ui.view.plan;

import java.util.List;

/**
 * How the plan of a class differs from that of another.
 *
 * @param only the first actions that only this class plans, removals first
 * @param onlyCount how many there are
 * @param missing the first actions that only the other class plans, removals first
 * @param missingCount how many there are
 */
public record PlanDifference(
        PlanClass other,
        List<PlanClassDetail.PlannedAction> only,
        int onlyCount,
        List<PlanClassDetail.PlannedAction> missing,
        int missingCount) {
    public PlanDifference {
        only = List.copyOf(only);
        missing = List.copyOf(missing);
    }
}
