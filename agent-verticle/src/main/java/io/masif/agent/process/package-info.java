/**
 * Processes, and files and failures of the operating system. Nothing here depends on apt.
 *
 * <p>Flow: {@link Commands} for commands that are read, {@link Launcher} → {@link Commands} for commands that outlive the
 * agent.
 */
package io.masif.agent.process;
