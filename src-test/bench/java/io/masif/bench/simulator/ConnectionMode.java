package io.masif.bench.simulator;

/** How hosts connect to the master. */
public enum ConnectionMode {
    /** each over a connection that it keeps open */
    KEPT,
    /** over a new one for every report, with a full handshake */
    FULL,
    /** over a new one for every report, in which the session of the last one is resumed */
    RESUMED
}
