package io.masif.bench.measurement;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import java.time.Duration;

/** Hosts report what they reported before. */
final class UnchangedReports {
    private final TestBed bed;
    private final int hosts;

    UnchangedReports(TestBed bed) {
        this.bed = bed;
        this.hosts = bed.sizes().hosts();
    }

    /** Over connections that stay open. */
    void measureKeptConnections() {
        try (SimulatedFleet fleet = bed.createFleet("same", hosts, 1, true)) {
            fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(hosts));
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
            fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.FULL, bed.oncePerHost(hosts));
            measureFullHandshakes(fleet);
            measureResumedSessions(fleet);
        }
    }

    private void measureFullHandshakes(SimulatedFleet fleet) {
        PhaseResult full = fleet.measureAndPrint(
                "full handshake v1",
                ReportMode.UNCHANGED,
                ConnectionMode.FULL,
                Pace.unlimited(64, bed.phaseDuration()));
        bed.report()
                .checkCpu("unchanged, full handshake each", 1.5, full.usage().cpuSeconds());
        bed.report().addEarlierFigure("149/s");
        bed.checkHalfRate(
                fleet,
                "full handshake",
                ReportMode.UNCHANGED,
                ConnectionMode.FULL,
                full.timing().rate());
    }

    private void measureResumedSessions(SimulatedFleet fleet) {
        fleet.measureAndPrint(
                "resumed v1, warming up", ReportMode.UNCHANGED, ConnectionMode.RESUMED, bed.oncePerHost(hosts));
        int before = fleet.connector().resumedCount();
        PhaseResult resumed = fleet.measureAndPrint(
                "resumed v1", ReportMode.UNCHANGED, ConnectionMode.RESUMED, Pace.unlimited(64, bed.phaseDuration()));
        int resumedCount = fleet.connector().resumedCount() - before;
        bed.report()
                .checkAtLeast(
                        "connections that did resume a session, in %",
                        99, 100.0 * resumedCount / resumed.answers().accepted());
        bed.report()
                .checkCpu(
                        "unchanged, resumed session each", 0.6, resumed.usage().cpuSeconds());
        bed.checkHalfRate(
                fleet,
                "resumed",
                ReportMode.UNCHANGED,
                ConnectionMode.RESUMED,
                resumed.timing().rate());
    }

    void measureKeptConnections(SimulatedFleet fleet, String name, double seconds, String earlier) {
        fleet.measureAndPrint(
                name + ", warming up",
                ReportMode.UNCHANGED,
                ConnectionMode.KEPT,
                Pace.unlimited(64, bed.halfPhaseDuration()));
        PhaseResult figures = fleet.measureAndPrint(
                name, ReportMode.UNCHANGED, ConnectionMode.KEPT, Pace.unlimited(64, bed.phaseDuration()));
        bed.report()
                .checkAtLeast(
                        name + ", kept connections: reports/s",
                        10_000,
                        figures.timing().rate());
        bed.report().addEarlierFigure(earlier);
        bed.report()
                .checkCpu(name + ", kept connections", seconds, figures.usage().cpuSeconds());
        bed.report()
                .checkAtMost(
                        name + ", kept connections: statements per report",
                        0.01,
                        figures.usage().statements());
        bed.checkHalfRate(
                fleet,
                name,
                ReportMode.UNCHANGED,
                ConnectionMode.KEPT,
                figures.timing().rate());
    }
}
