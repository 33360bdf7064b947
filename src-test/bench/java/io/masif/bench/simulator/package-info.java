/**
 * A fleet that reports: what, how fast, over which connections, and what that took.
 *
 * <p>{@code Simulator → Phase → Latencies → PhaseResult}
 */
package io.masif.bench.simulator;
