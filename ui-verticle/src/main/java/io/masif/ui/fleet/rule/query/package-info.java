/**
 * Questions about rules: what they approve now and later, and what one would approve.
 *
 * <p>Not here: approving it (room {@code rule.engine}).
 *
 * <p>Flow: {@code RuleEvaluation -> FindDueApprovals -> DueApproval}; {@code NextApprovals -> FindRules}; {@code
 * PendingOutlooks -> RuleOutlooks, RolloutOutlooks -> PendingOutlook}; {@code RuleInput -> RuleResolver -> RuleDefinition}.
 */
package io.masif.ui.fleet.rule.query;
