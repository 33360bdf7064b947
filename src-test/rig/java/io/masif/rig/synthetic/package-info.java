/**
 * A fleet that exists on paper: what its hosts are called, what they have installed, which updates there were in half a
 * year, what the hosts report of themselves, and what apt prints. It is the same at each start. Not here: the database, and
 * when anything happened ({@code io.masif.rig.fill}).
 *
 * <p>Flow: {@code Dice → HostProfile → UpdateSchedule → CatalogueAction; HostProfile → HostFacts → Facts}.
 */
package io.masif.rig.synthetic;
