package io.masif.ui.fleet.rule;

/**
 * How much of what rules did the index knows.
 *
 * @param lastDecision the number of the last decision of a rule; 0 if there is none
 * @param lastRollout the number of the last rollout that a rule began; 0 if there is none
 */
public record KnownDecisions(long lastDecision, long lastRollout) {}
