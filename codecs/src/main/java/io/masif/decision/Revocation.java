package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * A record that takes a decision back, wholly or in part.
 *
 * @param id the number that the database gave it
 * @param patterns the actions that are no longer approved; empty for all of the decision
 * @param hosts the hosts for which they are not
 */
public record Revocation(long id, List<ApprovalPattern> patterns, HostSelection hosts) {
    public Revocation {
        patterns = List.copyOf(patterns);
    }

    /** Whether nothing of the decision is left. */
    public boolean isWhole() {
        return patterns.isEmpty() && hosts.scope() == Scope.ALL;
    }

    /** Whether it is about the action, for the hosts that it names. */
    public boolean covers(Action action) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.coversAsPartOfUpdate(action));
    }
}
