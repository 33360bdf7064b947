/**
 * Stores what operators did and when: events of the history, and visits of the overview.
 *
 * <p>Not here: reading the history (room {@code activity}).
 *
 * <p>Flow: {@code HistoryStore -> event; VisitStore -> operator_visit, operator_since}.
 */
package io.masif.ui.store.history;
