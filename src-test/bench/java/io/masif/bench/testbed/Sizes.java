package io.masif.bench.testbed;

/**
 * How much is measured.
 *
 * @param hosts of the modes
 * @param seconds of a phase
 * @param connections that are held open, or kept by the hosts of a rollout
 * @param knownHosts hosts in the database where the master's heap, the UI or a rollout is measured
 * @param plans how many plans the known hosts share, where the UI is measured; 0 for a plan of its own for each
 * @param historyDays of which the known hosts have runs, where the UI is measured
 * @param minutes of load, where the master's growth is measured, and that a rollout may take
 */
public record Sizes(int hosts, int seconds, int connections, int knownHosts, int plans, int historyDays, int minutes) {}
