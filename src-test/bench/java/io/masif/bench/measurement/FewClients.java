package io.masif.bench.measurement;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;

/** Few hosts report at a time: little is written together, and no certificate is one that the master has seen. */
final class FewClients {
    /** Reports after a start that are measured apart: the JVM is cold. */
    private static final int COLD = 300;

    /** Enough to measure their CPU by the system clock, which ticks 100 times a second. */
    private static final int WARM = 1000;

    private final TestBed bed;

    FewClients(TestBed bed) {
        this.bed = bed;
    }

    void measure() {
        first();
        handshake();
        changed();
    }

    /** Hosts that report for the first time, with a connection each. Their actions are not new. */
    private void first() {
        try (SimulatedFleet fleet = bed.createFleet("few", WARM, 1, true)) {
            fleet.first("first v1, filling the database", 0, WARM, 64);
            bed.master().terminate();
            bed.master().start();
        }
        try (SimulatedFleet fleet = bed.createFleet("rare", COLD + 5 * WARM, 1, true)) {
            PhaseResult cold = fleet.first("first v1, 300 after a start", 0, COLD, 1);
            bed.report()
                    .checkCpu(
                            "first " + COLD + " reports after a start, a connection each, 1 client",
                            8,
                            cold.usage().cpuSeconds());
            fleet.first("first v1, warming up, 1 client", COLD, WARM, 1);
            fleet.first("first v1, warming up, 8 clients", COLD + WARM, WARM, 8);
            few(fleet, 1, 2.0, COLD + 2 * WARM);
            few(fleet, 4, 1.7, COLD + 3 * WARM);
            few(fleet, 8, 1.4, COLD + 4 * WARM);
        }
    }

    private void few(SimulatedFleet fleet, int clients, double target, int from) {
        String name = "first v1, a connection each, " + clients + (clients == 1 ? " client" : " clients");
        PhaseResult figures = fleet.first(name, from, WARM, clients);
        bed.report().checkCpu(name, target, figures.usage().cpuSeconds());
        bed.report().besideHandshake(target, figures.usage().cpuSeconds());
    }

    /** Hosts that have reported before report the same, with certificates that the master has not seen. */
    private void handshake() {
        int hosts = 2 * WARM;
        try (SimulatedFleet fleet = bed.createFleet("unseen", hosts, 1, false)) {
            fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.FULL, bed.oncePerHost(hosts));
            fleet.renewCertificates();
            fleet.measureAndPrint(
                    "unseen certificates, warming up",
                    ReportMode.UNCHANGED,
                    ConnectionMode.FULL,
                    bed.oncePerHost(hosts));
            fleet.renewCertificates();
            PhaseResult unseen = fleet.measureAndPrint(
                    "unseen certificates", ReportMode.UNCHANGED, ConnectionMode.FULL, bed.oncePerHost(hosts));
            bed.report()
                    .checkCpu(
                            "unchanged, full handshake with an unseen certificate each",
                            1.2,
                            unseen.usage().cpuSeconds());
            bed.report().besideHandshake(1.2, unseen.usage().cpuSeconds());
            PhaseResult seen = fleet.measureAndPrint(
                    "the same again, seen", ReportMode.UNCHANGED, ConnectionMode.FULL, bed.oncePerHost(hosts));
            bed.report()
                    .checkCpu(
                            "unchanged, full handshake with a certificate seen before",
                            1.2,
                            seen.usage().cpuSeconds());
            bed.report().besideHandshake(1.2, seen.usage().cpuSeconds());
        }
    }

    /** Over connections that stay open. */
    private void changed() {
        try (SimulatedFleet fleet = bed.createFleet("four", WARM, 1, true)) {
            fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(WARM));
            fleet.measureAndPrint(
                    "changed v1, warming up",
                    ReportMode.CHANGED,
                    ConnectionMode.KEPT,
                    Pace.unlimited(4, bed.halfPhaseDuration()));
            PhaseResult four = fleet.measureAndPrint(
                    "changed v1, 4 clients",
                    ReportMode.CHANGED,
                    ConnectionMode.KEPT,
                    Pace.unlimited(4, bed.phaseDuration()));
            bed.report().checkCpu("changed v1, 4 clients", 0.9, four.usage().cpuSeconds());
        }
    }
}
