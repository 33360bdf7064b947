package io.masif.ui.rollout.store;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.rollout.plan.HostLimit;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.plan.RolloutScope;
import io.masif.ui.view.rule.RuleReference;
import java.time.Instant;
import java.util.List;

/**
 * What of a rollout never changes.
 *
 * @param patterns the actions that are rolled out; at least one
 */
public record RolloutDefinition(
        long id, RolloutPlan plan, List<ApprovalPattern> patterns, RolloutScope scope, Authorship authorship) {
    public RolloutDefinition {
        patterns = List.copyOf(patterns);
    }

    /** Those of the actions that are the same each time: what is approved of them must not hold for what hosts need later. */
    public List<ApprovalPattern> restarts() {
        return patterns.stream().filter(ApprovalPattern::isRestart).toList();
    }

    /** All others. */
    public List<ApprovalPattern> packageActions() {
        return patterns.stream().filter(pattern -> !pattern.isRestart()).toList();
    }

    /** A ring of the plan, from 0; the last one for the hosts that no ring has had, which are treated as those of that one. */
    public Ring findRing(int ring) {
        return plan.rings().get(Math.min(ring, plan.rings().size() - 1));
    }

    /** How many hosts of a ring, or of those that no ring has had, may be approved and not done at once. */
    public HostLimit findLimit(int ring) {
        return findRing(ring).maxConcurrent();
    }

    /**
     * What is approved for the hosts that no ring has had before the rollout finishes: all, if the last ring has a limit, which
     * holds for them as well; else the restarts, of which the last approval has none.
     */
    public List<ApprovalPattern> patternsOfRest() {
        return findLimit(plan.rings().size()).isNone() ? restarts() : patterns;
    }

    /**
     * Who made it, and why.
     *
     * @param rule the version of the rule that began it; null if an operator did
     * @param author the operator who began it, or made that version of the rule
     * @param comment null if there is none
     */
    public record Authorship(RuleReference rule, String author, String comment, Instant created) {}
}
