/**
 * The pages of rollouts and of their plans.
 *
 * <p>Not here: the form by which a rollout is started (room {@code page.decision}), and what they show (room {@code
 * view.rollout}).
 *
 * <p>Flow: {@code RolloutPages -> RolloutReader -> rollouts/page.jte; RolloutPlanPages -> PlanStore}.
 */
package io.masif.ui.page.rollout;
