/**
 * The operations about rules.
 *
 * <p>Not here: rules themselves (rooms {@code rule} and {@code fleet.rule}).
 *
 * <p>Flow: {@code RulesApi -> RuleRequest -> RuleWriter -> RuleJson}.
 */
package io.masif.ui.api.rule;
