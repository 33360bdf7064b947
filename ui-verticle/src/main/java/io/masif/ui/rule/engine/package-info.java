/**
 * Has rules make decisions: one UI at a time, and one decision or rollout of a rule for all that is due.
 *
 * <p>Not here: what is due (room {@code fleet.rule.query}), saving rules (room {@code rule}).
 *
 * <p>Flow: {@code RuleVerticle -> RuleEngine -> FindDueApprovals -> RuleApprovals -> DueDecision -> DecisionStore, RolloutStore}.
 */
package io.masif.ui.rule.engine;
