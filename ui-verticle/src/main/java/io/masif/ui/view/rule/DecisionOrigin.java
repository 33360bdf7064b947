package io.masif.ui.view.rule;

/**
 * Who made a decision that no operator made directly.
 *
 * @param rule the version of the rule; null if an operator began the rollout
 * @param rollout the number of the rollout; null if the rule decided by itself
 * @param ring the ring of the rollout, from 0; null without one, and for all hosts that are left after the last one
 */
public record DecisionOrigin(RuleReference rule, Long rollout, Integer ring) {
    /** The number of the ring from 1 on, as readers know it; null without one. */
    public Integer ringNumber() {
        return ring == null ? null : ring + 1;
    }

    /** The origin of what a rule decides by itself. */
    public static DecisionOrigin of(RuleReference rule) {
        return new DecisionOrigin(rule, null, null);
    }
}
