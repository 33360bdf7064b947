/**
 * The rollouts that go on, and those that ended lately, in memory.
 *
 * <p>Not here: counting their hosts (room {@code fleet.rollout.query}), and older ones (room {@code rollout.store}).
 *
 * <p>Flow: {@code RolloutRecords -> RolloutLoader -> RolloutTable}.
 */
package io.masif.ui.fleet.rollout;
