/**
 * Rollouts and rules that go through all of their steps while the UI processes that advance them are killed.
 *
 * <p>Not here: where they are killed ({@code kill}), rollouts to hosts with an apt of their own ({@code io.masif.rig}).
 *
 * <p>Flow: {@code KilledRollouts -> RolloutLife -> OperatedRollout -> KilledUis -> RolloutSnapshot -> RolloutInvariants}.
 */
package io.masif.rig.rollout;
