/**
 * The subcommands of {@code masif-agent}, which print an answer and end. The resident agent is started by {@code
 * AgentCommand}.
 *
 * <p>CheckCommand → SocketClient → LoadAnswer → CheckedValue; StatusCommand → SocketClient → StatusText; PlanCommand →
 * OneTimePlan → PlanText.
 */
package io.masif.agent.command;
