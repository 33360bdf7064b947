/**
 * Rollouts as they are shown.
 *
 * <p>Not here: rollouts as they are stored (room {@code rollout.store}).
 *
 * <p>Flow: {@code Rollout, RingCounts -> RingView -> RolloutView}.
 */
package io.masif.ui.view.rollout;
