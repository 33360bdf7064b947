/**
 * The rules of the index, and which actions their current versions decided.
 *
 * <p>Not here: what they approve now (room {@code fleet.rule.query}), reading their rows (room {@code rule}).
 *
 * <p>Flow: {@code RuleLoader -> RuleTable}; {@code ActionSummary}.
 */
package io.masif.ui.fleet.rule;
