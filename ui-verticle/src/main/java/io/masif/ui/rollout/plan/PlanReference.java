package io.masif.ui.rollout.plan;

/**
 * Names a version of a plan.
 *
 * @param id the number of the version, among those of all plans
 */
public record PlanReference(long id, RolloutPlan.Key key) {}
