/**
 * When the agent does what: the cycle of inspecting, reporting and executing, repeated or once. How a host is inspected
 * and what is executed is in {@code plan}, {@code select} and {@code run}; how a report reaches a master is in
 * {@code report}.
 *
 * <p>CycleVerticle (timer, events) → CycleScheduler (next state) → Cycle (requests) → CycleResult; OneCycle → Cycle.
 */
package io.masif.agent.cycle;
