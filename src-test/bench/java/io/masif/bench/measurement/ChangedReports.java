package io.masif.bench.measurement;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;

/** Hosts report what has to be written, by either version of the protocol. */
final class ChangedReports {
    private static final String RETRIES_METRIC = "masif_transactions_retried_total";

    private final TestBed bed;
    private final int hosts;

    ChangedReports(TestBed bed) {
        this.bed = bed;
        this.hosts = bed.sizes().hosts();
    }

    /** Hosts that report for the first time. */
    void measureFirst() {
        for (int protocol = 1; protocol <= 2; protocol++) {
            String name = "first v" + protocol;
            try (SimulatedFleet fleet = bed.createFleet("first" + protocol, 6 * hosts, protocol, true)) {
                fleet.select(0, hosts);
                fleet.measureAndPrint(
                        name + ", warming up", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(hosts));
                // enough to measure their CPU by the system clock, which ticks 100 times a second
                fleet.select(hosts, 2 * hosts);
                PhaseResult first =
                        fleet.measureAndPrint(name, ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(2 * hosts));
                bed.report().checkCpu(name, 1, first.usage().cpuSeconds());
                bed.report().addEarlierFigure("55/s, 18 s");
                fleet.select(3 * hosts, 2 * hosts);
                bed.checkHalfRateOncePerHost(
                        fleet, name, ReportMode.FIRST, first.timing().rate());
                PhaseResult connecting = fleet.first(name + ", a connection each", 5 * hosts, hosts, 64);
                bed.report()
                        .checkCpu(
                                name + ", a connection each, certificates not seen before",
                                1.4,
                                connecting.usage().cpuSeconds());
                bed.report().besideHandshake(1.4, connecting.usage().cpuSeconds());
            }
        }
    }

    /** All plans distinct. */
    void measureChanged() {
        try (SimulatedFleet fleet = bed.createFleet("change", hosts, 1, true)) {
            fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(hosts));
            measureChanged(fleet, "changed v1");
            measureChanged(fleet.withProtocol(2), "changed v2");
            checkRetries("changed");
        }
    }

    private void measureChanged(SimulatedFleet fleet, String name) {
        fleet.measureAndPrint(
                name + ", warming up",
                ReportMode.CHANGED,
                ConnectionMode.KEPT,
                Pace.unlimited(64, bed.halfPhaseDuration()));
        PhaseResult four = fleet.measureAndPrint(
                name + ", 4 clients", ReportMode.CHANGED, ConnectionMode.KEPT, Pace.unlimited(4, bed.phaseDuration()));
        PhaseResult many = fleet.measureAndPrint(
                name + ", 64 clients",
                ReportMode.CHANGED,
                ConnectionMode.KEPT,
                Pace.unlimited(64, bed.phaseDuration()));
        bed.report().checkCpu(name + ", all plans distinct", 0.6, many.usage().cpuSeconds());
        bed.report()
                .checkAtLeast(
                        name + ", 64 clients: reports/s, not less than with 4",
                        four.timing().rate(),
                        many.timing().rate());
        bed.report().addEarlierFigure("65/s with one client, 27/s and 532 deadlocks with 64");
        bed.report()
                .checkAtMost(
                        name + ": answers other than 200",
                        0,
                        four.answers().failureCount() + many.answers().failureCount());
        bed.checkHalfRate(
                fleet,
                name,
                ReportMode.CHANGED,
                ConnectionMode.KEPT,
                many.timing().rate());
    }

    /** Plans that many hosts share, with actions that no host has reported before. */
    void measureStorm() {
        int all = 3 * hosts;
        try (SimulatedFleet fleet = bed.createFleet("storm", all, 1, false)) {
            fleet.measureAndPrint(
                    "first v1, shared plans", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(all));
            measureStorm(fleet, "storm v1", all);
            SimulatedFleet second = fleet.withProtocol(2);
            second.measureAndPrint(
                    "first v2, shared plans", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(all));
            measureStorm(second, "storm v2", all);
            checkRetries("storm");
        }
    }

    private void measureStorm(SimulatedFleet fleet, String name, int all) {
        fleet.measureAndPrint(name + ", warming up", ReportMode.STORM, ConnectionMode.KEPT, bed.oncePerHost(hosts));
        PhaseResult storm = fleet.measureAndPrint(
                name + ", shared plans", ReportMode.STORM, ConnectionMode.KEPT, bed.oncePerHost(all));
        bed.report().checkCpu(name + ", shared plans", 0.3, storm.usage().cpuSeconds());
        bed.checkHalfRateOncePerHost(
                fleet, name, ReportMode.STORM, storm.timing().rate());
    }

    /** Of all reports since the master started: it was started for this. */
    private void checkRetries(String name) {
        double thousands = bed.master().sumMetric("masif_reports_total") / 1000;
        bed.report()
                .checkAtMost(
                        name + ": transactions tried again, per 1,000 reports",
                        10,
                        bed.master().sumMetric(RETRIES_METRIC) / thousands);
    }
}
