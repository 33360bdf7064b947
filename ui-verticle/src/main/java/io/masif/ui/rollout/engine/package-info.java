/**
 * Carries out what rollouts do by themselves, and what operators have them do. Of all UIs one does the former, by a lease; each
 * step is one transaction, so that one that is killed has either done it or not.
 *
 * <p>Not here: what comes next (rooms {@code rollout.state} and {@code fleet.rollout.query}), and SQL (room {@code
 * rollout.store}).
 *
 * <p>Flow: {@code RolloutVerticle -> RolloutEngine -> PlanStep -> RolloutWriter; RolloutCommander -> RolloutWriter}.
 */
package io.masif.ui.rollout.engine;
