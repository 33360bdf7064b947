package io.masif.bench;

/**
 * How much is measured.
 *
 * @param hosts of the modes
 * @param seconds of a phase
 * @param connections that are held open
 * @param knownHosts hosts that the master knows where its heap is looked at
 * @param minutes of load, where it is looked at whether the master grows
 */
record Sizes(int hosts, int seconds, int connections, int knownHosts, int minutes) {}
