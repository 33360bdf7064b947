package io.masif.ui.view.rule;

import java.time.Instant;

/**
 * What a rule does with a pending action.
 *
 * @param approvesAt from when on it approves the action; null if it has approved it before, and an operator revoked that
 * @param hosts for how many of the hosts that await it
 */
public record RuleOutlook(RuleReference rule, Instant approvesAt, int hosts) {
    /** Whether the rule approves it no more. */
    public boolean isRevoked() {
        return approvesAt == null;
    }
}
