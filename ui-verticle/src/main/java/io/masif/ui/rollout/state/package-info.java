/**
 * How far a rollout is, and what comes next: a state machine of pure values. Whoever calls it counts the hosts, and writes
 * what it answers.
 *
 * <p>Not here: counting (room {@code fleet.rollout}), the engine that carries out transitions (room {@code rollout.engine}).
 *
 * <p>Flow: {@code RolloutStatus, RingCounts -> RolloutMachine -> Transition -> RolloutStatus}.
 */
package io.masif.ui.rollout.state;
