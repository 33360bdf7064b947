/**
 * Writes a synthetic fleet into a database whose tables a master has created, as if it had reported for half a year, and goes on
 * changing it. Not here: what the fleet consists of ({@code io.masif.rig.synthetic}), and starting anything.
 *
 * <p>Flow: {@code FleetFill → Catalogue, RunHistory, DecisionHistory → InsertStatement → EmbeddedDatabase}.
 */
package io.masif.rig.fill;
