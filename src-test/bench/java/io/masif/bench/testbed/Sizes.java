package io.masif.bench.testbed;

/**
 * How much is measured.
 *
 * @param hosts of the modes
 * @param seconds of a phase
 * @param connections that are held open
 * @param knownHosts hosts in the database where the master's heap or the UI is measured
 * @param plans how many plans the known hosts share, where the UI is measured; 0 for a plan of its own for each
 * @param historyDays of which the known hosts have runs, where the UI is measured
 * @param minutes of load, where the master's growth is measured
 */
public record Sizes(int hosts, int seconds, int connections, int knownHosts, int plans, int historyDays, int minutes) {}
