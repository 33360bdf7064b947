/**
 * The local Unix socket: its settings, the server that listens on it, and a client without dependencies. What is
 * served on it is in {@code local}.
 *
 * <p>LocalSocketConfiguration → LocalSocket; SocketClient → Response.
 */
package io.masif.agent.socket;
