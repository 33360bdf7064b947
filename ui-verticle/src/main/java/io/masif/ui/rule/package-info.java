/**
 * Reads and writes rules and their versions.
 *
 * <p>Not here: making decisions by them (room {@code rule.engine}), and which actions they approve (room {@code fleet.rule}).
 *
 * <p>Flow: {@code RuleChange -> RuleWriter -> RuleStore}; {@code RuleRecords -> RuleVersion}.
 */
package io.masif.ui.rule;
