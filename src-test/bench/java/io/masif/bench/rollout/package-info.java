/**
 * Rollouts to a large fleet: hosts report, execute what they are answered is approved, and sometimes fail, while masters are
 * killed. Each answer is compared with the rings that the database says were open.
 *
 * <p>{@code RolloutSimulation → SimulatedRollout → RolloutWatch → ApprovalCheck; RolloutFleet → HostReport → RolloutHost}
 */
package io.masif.bench.rollout;
