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
}
