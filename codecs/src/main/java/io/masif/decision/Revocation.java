package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * A record that revokes a decision, completely or in part.
 *
 * @param id its number in the database
 * @param patterns the actions that are no longer approved; empty for all of the decision
 * @param hosts the hosts for which they are no longer approved
 */
public record Revocation(long id, List<ApprovalPattern> patterns, HostSelection hosts) {
    public Revocation {
        patterns = List.copyOf(patterns);
    }

    /** Whether it revokes the decision completely. */
    public boolean isWhole() {
        return patterns.isEmpty() && hosts.scope() == Scope.ALL;
    }

    /** Whether it covers the action, for its hosts. */
    public boolean covers(Action action) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.coversAsPartOfUpdate(action));
    }
}
