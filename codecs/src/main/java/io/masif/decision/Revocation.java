package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * A record that revokes a decision, completely or in part.
 *
 * @param id its number in the database
 * @param patterns the actions that the decision is no longer about; empty for all of them
 * @param hosts the hosts for which it no longer is
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
