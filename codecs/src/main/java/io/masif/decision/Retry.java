package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * An operator's request to try failed actions again, once. It approves nothing: it counts only for actions that are approved
 * anyway. It is never changed.
 *
 * @param id its number; a later one has a greater number
 * @param patterns the actions that failed; at least one, each with a package
 * @param hosts the hosts on which they failed
 * @param lastRun the number of the last run that it is about; what fails in a later run has failed again
 */
public record Retry(long id, List<ApprovalPattern> patterns, HostSet hosts, long lastRun) {
    public Retry {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.packageName() == null)) {
            throw new IllegalArgumentException("a retry is about at least one action, and each has a package");
        }
    }

    /** Whether it is about the action on the host. */
    boolean concerns(int host, Action action) {
        return hosts.contains(host) && patterns.stream().anyMatch(pattern -> pattern.covers(action));
    }
}
