/**
 * The messages between the agent's verticles, and the addresses on the event bus that they are sent to. All are values, and
 * stay in the process; the protocol with the master is in {@code io.masif.wire}.
 *
 * <p>InspectHost → HostInspection → AgentReport → ReportResult → ExecuteApproved → ExecutionResult.
 */
package io.masif.agent.message;
