/**
 * Reads what masters wrote, and appends to the history.
 *
 * <p>Not here: decisions (room {@code decision}), operators (room {@code password}), sessions (room {@code session}).
 *
 * <p>Flow: {@code FleetStore -> HostRecord; OutcomeStore -> OutcomeRecord; RunStore -> HostRun; HistoryStore -> event}.
 */
package io.masif.ui.store;
