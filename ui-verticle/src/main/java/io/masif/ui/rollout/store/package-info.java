/**
 * Rollout plans and rollouts in the database.
 *
 * <p>Not here: what a rollout does next (room {@code rollout.state}), counting hosts (room {@code fleet.rollout}).
 *
 * <p>Flow: {@code RolloutRecords -> Rollout; RolloutChange -> RolloutWriter}.
 */
package io.masif.ui.rollout.store;
