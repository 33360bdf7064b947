/**
 * Rollouts, for pages and API.
 *
 * <p>Not here: what is shown of one (room {@code view.rollout}), and the parts of a rollout (rooms {@code rollout.plan}, {@code
 * rollout.state}, {@code rollout.store}, {@code rollout.check}, {@code rollout.engine}).
 *
 * <p>Flow: {@code RolloutReader -> GetRollouts, RolloutRecords -> RolloutView}.
 */
package io.masif.ui.rollout;
