package io.masif.ui.view.approval;

import io.masif.ui.view.ActionKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A decision and its progress.
 *
 * @param hostNames the names of the first hosts of the decision
 * @param concernedHosts how many hosts plan an action that it approves
 * @param concernedActions how many different actions of it are planned
 * @param counts on how many hosts it waits, runs, is done, failed, or waits for a host that is silent
 * @param blocked what waiting hosts wait for
 * @param failures the latest failures, one of each run
 */
public record DecisionProgress(
        StandingApproval approval,
        List<String> hostNames,
        int concernedHosts,
        int concernedActions,
        HostCounts counts,
        List<BlockedHost> blocked,
        List<FailedRun> failures) {
    /** The most names of hosts in it. */
    public static final int MAX_NAMED = 100;

    public DecisionProgress {
        hostNames = List.copyOf(hostNames);
        blocked = List.copyOf(blocked);
        failures = List.copyOf(failures);
    }

    /** The same with other failures. */
    public DecisionProgress withFailures(List<FailedRun> others) {
        return new DecisionProgress(approval, hostNames, concernedHosts, concernedActions, counts, blocked, others);
    }

    /** Whether no host is expected to execute anything of it, but hosts that are silent, or that try again after a failure. */
    public boolean isFinished() {
        return counts.waiting() == 0 && counts.running() == 0 && counts.total() > 0;
    }

    /** How many hosts the decision names. */
    public int namedHostCount() {
        return approval.decision().hosts().hosts().size();
    }

    /** Sentences about what it waits for, each with its number of hosts. */
    public Map<String, Long> countWaitReasons() {
        return blocked.stream()
                .collect(Collectors.groupingBy(
                        DecisionProgress::describeWait, LinkedHashMap::new, Collectors.counting()));
    }

    private static String describeWait(BlockedHost blocked) {
        String name = blocked.action().packageName();
        if (!blocked.waitsFor().isEmpty()) {
            String missing =
                    blocked.waitsFor().stream().map(ActionKey::toString).collect(Collectors.joining(", "));
            return name + " waits for " + missing + " — not approved yet";
        }
        return blocked.reason() == null
                ? name + " waits for the host’s next look at its packages"
                : name + ": " + blocked.reason();
    }
}
