package io.masif.ui.view.pending;

import io.masif.ui.view.rollout.RolloutOutlook;
import io.masif.ui.view.rule.RuleOutlook;

/**
 * What approves a pending action later.
 *
 * @param rollout the rollout that has begun with it; null if none has
 * @param rule what a rule does with it; null if none does anything
 */
public record PendingOutlook(RolloutOutlook rollout, RuleOutlook rule) {
    /** Nothing does. */
    public static final PendingOutlook NONE = new PendingOutlook(null, null);

    /** The word and the number of what decides, such as {@code rule:3}; {@code undecided} if nothing does. */
    public String word() {
        if (rollout != null) {
            return (rollout.isRunning() ? "rollout:" : "rollout-paused:") + rollout.rollout();
        }
        if (rule == null) {
            return "undecided";
        }
        String word = rule.isRevoked() ? rule.plan() == null ? "rule-revoked" : "rule-cancelled" : "rule";
        return word + ":" + rule.rule().rule();
    }
}
