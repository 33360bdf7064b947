package io.masif.ui.view.approval.summary;

import io.masif.decision.Scope;
import java.time.Instant;

/**
 * What was revoked of a decision, by whom, when, and why.
 *
 * @param patterns empty for all actions of the decision
 * @param comment null if there is none
 */
public record RevocationSummary(
        PatternList patterns, NamedHosts hosts, String author, String comment, Instant created) {
    /** Whether the whole decision was revoked. */
    public boolean isWhole() {
        return patterns.count() == 0 && isForAllHosts();
    }

    /** Whether its actions were revoked for all hosts of the decision. */
    boolean isForAllHosts() {
        return hosts.scope() == Scope.ALL;
    }
}
