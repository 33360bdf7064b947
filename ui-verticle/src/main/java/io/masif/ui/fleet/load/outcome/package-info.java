/**
 * Reads the last outcomes of actions into the index, and stores them for the next start.
 *
 * <p>Not here: the outcomes in memory (room {@code fleet.outcome}).
 *
 * <p>Flow: {@code SnapshotLoader -> OutcomeLoader -> UnclearOutcomes -> FleetIndex}; back into the database:
 * {@code FleetIndex -> SnapshotWriter}.
 */
package io.masif.ui.fleet.load.outcome;
