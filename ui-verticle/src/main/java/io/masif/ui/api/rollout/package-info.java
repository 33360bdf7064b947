/**
 * The operations of rollouts and of their plans.
 *
 * <p>Not here: what they read (room {@code rollout}) and do (room {@code rollout.engine}).
 *
 * <p>Flow: {@code RolloutsApi -> RolloutReader -> RolloutJson; RolloutPlansApi -> PlanStore -> PlanJson}.
 */
package io.masif.ui.api.rollout;
