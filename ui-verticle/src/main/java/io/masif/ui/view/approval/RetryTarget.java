package io.masif.ui.view.approval;

import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * What of an approval failed and can be retried.
 *
 * @param actions the actions that failed; at least one
 * @param hosts the hosts on which they failed; at least one
 * @param hostNames their names, sorted
 * @param lastRun the number of the last run in which they failed
 */
public record RetryTarget(List<ApprovalPattern> actions, HostSet hosts, List<String> hostNames, long lastRun) {
    public RetryTarget {
        actions = List.copyOf(actions);
        hostNames = List.copyOf(hostNames);
    }
}
