/**
 * Reads runs and the outcomes of their actions, and stores the outcomes of all actions for the next start.
 *
 * <p>Not here: which outcome of an action is the latest (room {@code fleet.outcome}).
 *
 * <p>Flow: {@code OutcomeStore -> OutcomeRecord; OutcomeSnapshotStore -> OutcomeSnapshot; RunStore -> HostRun}.
 */
package io.masif.ui.store.run;
