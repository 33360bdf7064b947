/**
 * Rules and their versions, and what is shown of them.
 *
 * <p>Not here: what actions a rule matches ({@code io.masif.domain.rule}), reading and writing rules (room {@code rule}), and
 * what rules approve now (room {@code fleet.rule}).
 *
 * <p>Flow: {@code RuleDefinition -> RuleVersion -> RuleReference -> DecisionOrigin}.
 */
package io.masif.ui.view.rule;
