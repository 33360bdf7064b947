/**
 * Connections of agents: how many there may be, who is at the other end, and when they are closed. Which certificates are
 * trusted is decided in {@code trust}; what Vert.x does below HTTP is in {@code vertx}.
 *
 * <p>A connection: AcceptedConnections → ClientConnections → AuthenticatedConnections → Peer, AgentIdentity.
 */
package io.masif.master.connection;
