/**
 * Connections of simulated hosts to a master, on one event loop. What is sent over them is in {@code request}.
 *
 * <p>{@code SimulatedHosts → Connector → HostConnection}
 */
package io.masif.bench.connection;
