package io.masif.bench;

import io.masif.bench.Bed.SimulatedFleet;

/** Few hosts report at a time: little is written together, and no certificate is one that the master has seen. */
final class FewClients {
    /** Reports after a start that are measured apart: the JVM is cold. */
    private static final int COLD = 300;

    /** Enough to tell their CPU by the clock of the system, which ticks 100 times a second. */
    private static final int WARM = 1000;

    private final Bed bed;

    FewClients(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        first();
        handshake();
        changed();
    }

    /** Hosts that nobody has heard of, with a connection each. Their actions are not new. */
    private void first() {
        try (SimulatedFleet fleet = bed.createFleet("few", WARM, 1, true)) {
            fleet.first("first v1, filling the database", 0, WARM, 64);
            bed.master().terminate();
            bed.master().start();
        }
        try (SimulatedFleet fleet = bed.createFleet("rare", COLD + 5 * WARM, 1, true)) {
            Figures cold = fleet.first("first v1, 300 after a start", 0, COLD, 1);
            bed.report()
                    .checkCpu(
                            "first " + COLD + " reports after a start, a connection each, 1 client",
                            8,
                            cold.cpuSeconds());
            fleet.first("first v1, warming up, 1 client", COLD, WARM, 1);
            fleet.first("first v1, warming up, 8 clients", COLD + WARM, WARM, 8);
            few(fleet, 1, 2.0, COLD + 2 * WARM);
            few(fleet, 4, 1.7, COLD + 3 * WARM);
            few(fleet, 8, 1.4, COLD + 4 * WARM);
        }
    }

    private void few(SimulatedFleet fleet, int clients, double target, int from) {
        String name = "first v1, a connection each, " + clients + (clients == 1 ? " client" : " clients");
        Figures figures = fleet.first(name, from, WARM, clients);
        bed.report().checkCpu(name, target, figures.cpuSeconds());
        bed.report().besideHandshake(target, figures.cpuSeconds());
    }

    /** Hosts that are known report the same, and have certificates that are not. */
    private void handshake() {
        int hosts = 2 * WARM;
        try (SimulatedFleet fleet = bed.createFleet("unseen", hosts, 1, false)) {
            fleet.measureAndPrint("first v1", Mode.FIRST, Connections.FULL, bed.oncePerHost(hosts));
            fleet.renewCertificates();
            fleet.measureAndPrint(
                    "unseen certificates, warming up", Mode.UNCHANGED, Connections.FULL, bed.oncePerHost(hosts));
            fleet.renewCertificates();
            Figures unseen = fleet.measureAndPrint(
                    "unseen certificates", Mode.UNCHANGED, Connections.FULL, bed.oncePerHost(hosts));
            bed.report()
                    .checkCpu("unchanged, full handshake with an unseen certificate each", 1.2, unseen.cpuSeconds());
            bed.report().besideHandshake(1.2, unseen.cpuSeconds());
            Figures seen = fleet.measureAndPrint(
                    "the same again, seen", Mode.UNCHANGED, Connections.FULL, bed.oncePerHost(hosts));
            bed.report().checkCpu("unchanged, full handshake with a certificate seen before", 1.2, seen.cpuSeconds());
            bed.report().besideHandshake(1.2, seen.cpuSeconds());
        }
    }

    /** Over connections that stay open. */
    private void changed() {
        try (SimulatedFleet fleet = bed.createFleet("four", WARM, 1, true)) {
            fleet.measureAndPrint("first v1", Mode.FIRST, Connections.KEPT, bed.oncePerHost(WARM));
            fleet.measureAndPrint(
                    "changed v1, warming up",
                    Mode.CHANGED,
                    Connections.KEPT,
                    Pace.unlimited(4, bed.halfPhaseDuration()));
            Figures four = fleet.measureAndPrint(
                    "changed v1, 4 clients", Mode.CHANGED, Connections.KEPT, Pace.unlimited(4, bed.phaseDuration()));
            bed.report().checkCpu("changed v1, 4 clients", 0.9, four.cpuSeconds());
        }
    }
}
