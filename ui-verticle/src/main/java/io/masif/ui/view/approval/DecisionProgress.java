package io.masif.ui.view.approval;

import io.masif.ui.view.ActionKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A decision and how far it is; a host counts once.
 *
 * @param hostNames the first of the hosts that it names
 * @param concernedHosts how many hosts plan now something that it approves
 * @param concernedActions how many different actions these are
 * @param waiting hosts that plan an action that it approves, and have not begun
 * @param running hosts that execute one now
 * @param done hosts that have executed what it covers
 * @param failed hosts whose last try failed
 * @param blocked what some of the waiting ones wait for
 * @param failures the last of the failed ones
 */
public record DecisionProgress(
        StandingApproval approval,
        List<String> hostNames,
        int concernedHosts,
        int concernedActions,
        int waiting,
        int running,
        int done,
        int failed,
        List<BlockedHost> blocked,
        List<FailedRun> failures) {
    /** So many names of hosts are there at most. */
    public static final int MAX_NAMED = 100;

    public DecisionProgress {
        hostNames = List.copyOf(hostNames);
        blocked = List.copyOf(blocked);
        failures = List.copyOf(failures);
    }

    /** Hosts that it is or was about. */
    public int hosts() {
        return waiting + running + done + failed;
    }

    /** How many hosts the decision names. */
    public int namedHostCount() {
        return approval.decision().hosts().hosts().size();
    }

    /** Sentences that say what it waits for, each with the number of hosts that it holds for. */
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
