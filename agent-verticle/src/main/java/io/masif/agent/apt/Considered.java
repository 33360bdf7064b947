package io.masif.agent.apt;

/**
 * How much of the plan is approved and not executed yet.
 *
 * @param approved how many actions
 * @param blocked how many of them cannot be executed yet
 */
public record Considered(int approved, int blocked) {}
