package io.masif.agent.cycle;

import io.masif.agent.message.ExecutionResult;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.ReportResult;
import io.masif.domain.host.BlockedAction;
import java.util.List;

/**
 * The result of a cycle.
 *
 * @param inspection what was reported
 * @param reportedBlocked the blocked actions that were reported
 * @param execution with the same blocked actions if nothing was to be executed
 */
record CycleResult(
        HostInspection inspection,
        List<BlockedAction> reportedBlocked,
        ReportResult report,
        ExecutionResult execution) {
    CycleResult {
        reportedBlocked = List.copyOf(reportedBlocked);
    }

    /** The actions that are blocked after the execution. */
    BlockedInPlan blocked() {
        return new BlockedInPlan(inspection.plan(), execution.blocked());
    }

    /** Whether the execution has changed what was reported: another cycle has to report that. */
    boolean isFollowUpDue() {
        return execution.runStarted() || !execution.blocked().equals(reportedBlocked);
    }
}
