/**
 * What an installed agent costs in CPU, memory and time, beside its targets ({@code script/bench-agent}).
 *
 * <p>{@code AgentBench → ProcessCost, SimulationCounter, RunTimestamps → CostTable}
 */
package io.masif.proof.cost;
