/**
 * Reads the decisions in force, their revocations and sets of hosts, as the index needs them.
 *
 * <p>Not here: writing them (room {@code decision}), and the decisions of the whole history (room {@code archive}).
 *
 * <p>Flow: {@code DecisionRecords -> DecisionRecord, RevocationRecord}.
 */
package io.masif.ui.decision.record;
