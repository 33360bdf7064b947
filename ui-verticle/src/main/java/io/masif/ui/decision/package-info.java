/**
 * Writes and reads decisions, revocations and their sets of hosts.
 *
 * <p>Not here: which hosts a decision covers now (room {@code fleet.index}), and forms or JSON (rooms {@code page},
 * {@code api}).
 *
 * <p>Flow: {@code NewDecision -> DecisionStore -> ShortTransaction -> StoredDecision; DecisionRecords ->
 * DecisionRecord, RevocationRecord}.
 */
package io.masif.ui.decision;
