/**
 * The tools apt and dpkg: their command lines, and parsers of their output and state. What the agent concludes from them is
 * in the packages that use this one.
 *
 * <p>Flow: {@link Apt} → {@link SimulationParser} → {@link Simulation}; beside it {@link AptMessage} →
 * {@link AptDiagnostics}.
 */
package io.masif.agent.apt;
