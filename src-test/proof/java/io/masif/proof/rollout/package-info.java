/**
 * Kills UIs at each statement of rollouts and rules: {@code script/prove-rollouts}.
 *
 * <p>Not here: what is done and checked meanwhile ({@code io.masif.rig.rollout}), which a system test does at each commit.
 *
 * <p>Flow: {@code RolloutProof}.
 */
package io.masif.proof.rollout;
