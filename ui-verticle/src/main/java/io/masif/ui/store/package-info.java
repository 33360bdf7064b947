/**
 * Reads hosts, plans and actions as masters wrote them, and removes hosts.
 *
 * <p>Not here: runs and outcomes (room {@code store.run}), the history (room {@code store.history}), decisions (room
 * {@code decision}), operators (room {@code password}), sessions (room {@code session}).
 *
 * <p>Flow: {@code FleetStore -> HostRecord, FleetAction}.
 */
package io.masif.ui.store;
