/**
 * Restarts of services and reboots: which of them the host proposes, and by what it is seen that one is done. When they are
 * executed is decided in {@code execute}, and how, in {@code run}; what needrestart says is read in {@code facts}.
 *
 * <p>Before the command: RestartProposals → RestartStates → RestartBaseline. After it: RestartStates → CompletedRestarts.
 */
package io.masif.agent.restart;
