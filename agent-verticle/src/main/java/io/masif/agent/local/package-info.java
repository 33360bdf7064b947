/** The agent's local Unix socket: what monitoring and people on the host ask it. */
package io.masif.agent.local;
