package io.masif.ui.view.approval;

import java.util.List;

/**
 * A decision and its progress.
 *
 * @param hostNames the names of the first hosts or groups that the decision names
 * @param concernedHosts how many hosts plan an action that it approves
 * @param concernedActions how many different actions of it are planned
 * @param counts on how many hosts it waits, runs, is done, failed, or waits for a host that is silent
 * @param blocked which of the waiting hosts cannot execute an action of it yet
 * @param failures the latest failures, one of each run
 */
public record DecisionProgress(
        AuthoredDecision approval,
        List<String> hostNames,
        int concernedHosts,
        int concernedActions,
        HostCounts counts,
        BlockedSummary blocked,
        List<FailedRun> failures) {
    /** The most names of hosts in it. */
    public static final int MAX_NAMED = 100;

    public DecisionProgress {
        hostNames = List.copyOf(hostNames);
        failures = List.copyOf(failures);
    }

    /** The same with other failures. */
    public DecisionProgress withFailures(List<FailedRun> others) {
        return new DecisionProgress(approval, hostNames, concernedHosts, concernedActions, counts, blocked, others);
    }

    /** Whether every host of it has executed it, except those that are silent, that failed, or where it is declined. */
    public boolean isFinished() {
        return counts.waiting() == 0 && counts.running() == 0 && counts.total() > counts.declined();
    }

    /** How many hosts or groups the decision names. */
    public int namedHostCount() {
        return approval.decision().hosts().namedCount();
    }
}
