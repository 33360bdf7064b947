/**
 * Fills the index from the database: all of it at first, then what changed since its revisions.
 *
 * <p>Not here: when it is refreshed (rooms {@code event} and {@code fleet.query}).
 *
 * <p>Flow: {@code FleetIndexLoader -> FleetLoad -> LabelLoader, SnapshotLoader, OutcomeLoader, DecisionLoader -> FleetIndex};
 * back into the database, for the next start: {@code FleetIndexLoader -> SnapshotWriter}.
 */
package io.masif.ui.fleet.load;
