/**
 * What engine, pages and API ask the index about rollouts: how far their rings are, which hosts a ring gets, and what comes next.
 *
 * <p>Not here: what comes next after which counts (room {@code rollout.state}), and writing it (room {@code rollout.engine}).
 *
 * <p>Flow: {@code PlanStep -> RingProgress -> RolloutMachine -> RingOpening, RingFill -> RolloutChange}.
 */
package io.masif.ui.fleet.rollout.query;
