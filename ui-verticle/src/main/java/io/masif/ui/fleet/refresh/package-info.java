/**
 * Brings the index up to date with the database: all of it at first, then what changed since its revisions.
 *
 * <p>Not here: when that is done (rooms {@code event} and {@code fleet.query}), and how each part is read (room
 * {@code fleet.load}).
 *
 * <p>Flow: {@code FleetIndexLoader -> FleetLoad -> HostLoader, LabelLoader, SnapshotLoader, OutcomeLoader, DecisionLoader};
 * back into the database, for the next start: {@code FleetIndexLoader -> SnapshotWriter}.
 */
package io.masif.ui.fleet.refresh;
