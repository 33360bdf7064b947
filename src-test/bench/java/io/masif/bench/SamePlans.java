package io.masif.bench;

import io.masif.bench.Bed.SimulatedFleet;
import java.time.Duration;

/** Hosts report what they reported before. */
final class SamePlans {
    private final Bed bed;
    private final int hosts;

    SamePlans(Bed bed) {
        this.bed = bed;
        this.hosts = bed.sizes().hosts();
    }

    /** Over connections that stay open. */
    void measureKeptConnections() {
        try (SimulatedFleet fleet = bed.createFleet("same", hosts, 1, true)) {
            fleet.measureAndPrint("first v1", Mode.FIRST, Connections.KEPT, bed.oncePerHost(hosts));
            measureKeptConnections(fleet, "unchanged v1", 0.08, "176 to 193/s, 5.9 s of CPU, 7 statements");
            bed.decisions().approveOtherPackages(10_000);
            Pauses.sleep(Duration.ofSeconds(1));
            measureKeptConnections(fleet, "unchanged v1, 10,000 approvals", 0.08, "26/s");
            bed.decisions().removeAll();
            bed.decisions().approveEverything();
            Pauses.sleep(Duration.ofSeconds(1));
            measureKeptConnections(fleet, "unchanged v1, all approved", 0.08, "not measured");
            bed.decisions().removeAll();
            measureKeptConnections(fleet.withProtocol(2), "unchanged v2", 0.05, "does not know it");
        }
    }

    /** Each over a connection of its own. */
    void measureHandshakes() {
        try (SimulatedFleet fleet = bed.createFleet("shake", hosts, 1, false)) {
            fleet.measureAndPrint("first v1", Mode.FIRST, Connections.FULL, bed.oncePerHost(hosts));
            Figures full = fleet.measureAndPrint(
                    "full handshake v1", Mode.UNCHANGED, Connections.FULL, Pace.unlimited(64, bed.phaseDuration()));
            bed.report().checkCpu("unchanged, full handshake each", 1.5, full.cpuSeconds());
            bed.report().addEarlierFigure("149/s");
            bed.checkHalfRate(fleet, "full handshake", Mode.UNCHANGED, Connections.FULL, full.rate());
            fleet.measureAndPrint(
                    "resumed v1, warming up", Mode.UNCHANGED, Connections.RESUMED, bed.oncePerHost(hosts));
            int before = fleet.connector().resumedCount();
            Figures resumed = fleet.measureAndPrint(
                    "resumed v1", Mode.UNCHANGED, Connections.RESUMED, Pace.unlimited(64, bed.phaseDuration()));
            int resumedCount = fleet.connector().resumedCount() - before;
            bed.report()
                    .checkAtLeast(
                            "connections that did resume a session, in %",
                            99, 100.0 * resumedCount / resumed.answered());
            bed.report().checkCpu("unchanged, resumed session each", 0.6, resumed.cpuSeconds());
            bed.checkHalfRate(fleet, "resumed", Mode.UNCHANGED, Connections.RESUMED, resumed.rate());
        }
    }

    void measureKeptConnections(SimulatedFleet fleet, String name, double seconds, String earlier) {
        fleet.measureAndPrint(
                name + ", warming up", Mode.UNCHANGED, Connections.KEPT, Pace.unlimited(64, bed.halfPhaseDuration()));
        Figures figures =
                fleet.measureAndPrint(name, Mode.UNCHANGED, Connections.KEPT, Pace.unlimited(64, bed.phaseDuration()));
        bed.report().checkAtLeast(name + ", kept connections: reports/s", 10_000, figures.rate());
        bed.report().addEarlierFigure(earlier);
        bed.report().checkCpu(name + ", kept connections", seconds, figures.cpuSeconds());
        bed.report().checkAtMost(name + ", kept connections: statements per report", 0.01, figures.statements());
        bed.checkHalfRate(fleet, name, Mode.UNCHANGED, Connections.KEPT, figures.rate());
    }
}
