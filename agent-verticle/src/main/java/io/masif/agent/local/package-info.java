/**
 * What the agent tells programs of its own host: load, status and metrics, from the events on the event bus. The
 * socket itself is in {@code socket}; the commands that query it are in {@code command}.
 *
 * <p>AptAddress and ReportAddress → LocalApiVerticle → AgentObservations → OperationLoad, StatusJson, MetricsText.
 */
package io.masif.agent.local;
