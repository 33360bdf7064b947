/**
 * A rule as its own page shows it.
 *
 * <p>Not here: what it is made of (room {@code view.rule}).
 *
 * <p>Flow: {@code RuleVersion, RuleForecast, AuthoredDecision -> RuleDetail}.
 */
package io.masif.ui.view.rule.detail;
