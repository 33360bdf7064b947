/**
 * Writes decisions, revocations and their sets of hosts.
 *
 * <p>Not here: reading them (room {@code decision.record}), which hosts a decision covers now (room {@code fleet.index}), and
 * forms or JSON (rooms {@code page}, {@code api}).
 *
 * <p>Flow: {@code NewDecision -> DecisionStore -> ShortTransaction -> StoredDecision}.
 */
package io.masif.ui.decision;
