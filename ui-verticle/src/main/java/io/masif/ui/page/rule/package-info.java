/**
 * The pages of rules.
 *
 * <p>Not here: saving rules (room {@code rule}), and what they approve (room {@code fleet.rule.query}).
 *
 * <p>Flow: {@code RulePages -> FindRules, GetRule}; {@code RuleForms -> RuleForm -> RuleWriter}.
 */
package io.masif.ui.page.rule;
