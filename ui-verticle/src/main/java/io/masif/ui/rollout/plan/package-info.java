/**
 * Rollout plans: rings in order, each with its hosts, its thresholds and what it waits for; and their JSON, as it is stored and
 * as programs write it. Pure values, without I/O.
 *
 * <p>Not here: how far a rollout is (room {@code rollout.state}), and SQL (room {@code rollout.store}).
 *
 * <p>Flow: {@code RingJson -> Ring -> RolloutPlan}.
 */
package io.masif.ui.rollout.plan;
