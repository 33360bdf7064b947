/**
 * Tests of rollouts to hosts with an apt of their own, that of {@code script/demo --rollout}.
 *
 * <p>Not here: what becomes of an approval that is no rollout's ({@code fleet}).
 *
 * <p>Flow: {@code RolloutScenarioTest}.
 */
package io.masif.system.rollout;
