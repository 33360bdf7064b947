package io.masif.ui.view.rule;

/**
 * Who made a decision that no operator made directly.
 *
 * @param rule the version of the rule; null if an operator began the rollout
 * @param rollout the number of the rollout; null if the rule decided by itself
 * @param ring the ring of the rollout; null without one
 */
public record DecisionOrigin(RuleReference rule, Long rollout, Integer ring) {
    /** The origin of what a rule decides by itself. */
    public static DecisionOrigin of(RuleReference rule) {
        return new DecisionOrigin(rule, null, null);
    }
}
