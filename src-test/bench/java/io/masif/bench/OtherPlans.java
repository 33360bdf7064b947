package io.masif.bench;

import io.masif.bench.Bed.SimulatedFleet;

/** Hosts report what has to be written, by either version of the protocol. */
final class OtherPlans {
    private static final String RETRIES_METRIC = "masif_transactions_retried_total";

    private final Bed bed;
    private final int hosts;

    OtherPlans(Bed bed) {
        this.bed = bed;
        this.hosts = bed.sizes().hosts();
    }

    /** Hosts that nobody has heard of. */
    void measureFirst() {
        for (int protocol = 1; protocol <= 2; protocol++) {
            String name = "first v" + protocol;
            try (SimulatedFleet fleet = bed.createFleet("first" + protocol, 6 * hosts, protocol, true)) {
                fleet.select(0, hosts);
                fleet.measureAndPrint(name + ", warming up", Mode.FIRST, Connections.KEPT, bed.oncePerHost(hosts));
                // enough to tell their CPU by the clock of the system, which ticks 100 times a second
                fleet.select(hosts, 2 * hosts);
                Figures first = fleet.measureAndPrint(name, Mode.FIRST, Connections.KEPT, bed.oncePerHost(2 * hosts));
                bed.report().checkCpu(name, 1, first.cpuSeconds());
                bed.report().addEarlierFigure("55/s, 18 s");
                fleet.select(3 * hosts, 2 * hosts);
                bed.checkHalfRateOncePerHost(fleet, name, Mode.FIRST, first.rate());
                Figures connecting = fleet.first(name + ", a connection each", 5 * hosts, hosts, 64);
                bed.report()
                        .checkCpu(
                                name + ", a connection each, certificates not seen before",
                                1.4,
                                connecting.cpuSeconds());
                bed.report().besideHandshake(1.4, connecting.cpuSeconds());
            }
        }
    }

    /** All plans distinct. */
    void measureChanged() {
        try (SimulatedFleet fleet = bed.createFleet("change", hosts, 1, true)) {
            fleet.measureAndPrint("first v1", Mode.FIRST, Connections.KEPT, bed.oncePerHost(hosts));
            measureChanged(fleet, "changed v1");
            measureChanged(fleet.withProtocol(2), "changed v2");
            checkRetries("changed");
        }
    }

    private void measureChanged(SimulatedFleet fleet, String name) {
        fleet.measureAndPrint(
                name + ", warming up", Mode.CHANGED, Connections.KEPT, Pace.unlimited(64, bed.halfPhaseDuration()));
        Figures four = fleet.measureAndPrint(
                name + ", 4 clients", Mode.CHANGED, Connections.KEPT, Pace.unlimited(4, bed.phaseDuration()));
        Figures many = fleet.measureAndPrint(
                name + ", 64 clients", Mode.CHANGED, Connections.KEPT, Pace.unlimited(64, bed.phaseDuration()));
        bed.report().checkCpu(name + ", all plans distinct", 0.6, many.cpuSeconds());
        bed.report().checkAtLeast(name + ", 64 clients: reports/s, not less than with 4", four.rate(), many.rate());
        bed.report().addEarlierFigure("65/s with one client, 27/s and 532 deadlocks with 64");
        bed.report().checkAtMost(name + ": answers other than 200", 0, four.failureCount() + many.failureCount());
        bed.checkHalfRate(fleet, name, Mode.CHANGED, Connections.KEPT, many.rate());
    }

    /** Plans that many share, with actions that nobody has heard of. */
    void measureStorm() {
        int all = 3 * hosts;
        try (SimulatedFleet fleet = bed.createFleet("storm", all, 1, false)) {
            fleet.measureAndPrint("first v1, shared plans", Mode.FIRST, Connections.KEPT, bed.oncePerHost(all));
            measureStorm(fleet, "storm v1", all);
            SimulatedFleet second = fleet.withProtocol(2);
            second.measureAndPrint("first v2, shared plans", Mode.FIRST, Connections.KEPT, bed.oncePerHost(all));
            measureStorm(second, "storm v2", all);
            checkRetries("storm");
        }
    }

    private void measureStorm(SimulatedFleet fleet, String name, int all) {
        fleet.measureAndPrint(name + ", warming up", Mode.STORM, Connections.KEPT, bed.oncePerHost(hosts));
        Figures storm =
                fleet.measureAndPrint(name + ", shared plans", Mode.STORM, Connections.KEPT, bed.oncePerHost(all));
        bed.report().checkCpu(name + ", shared plans", 0.3, storm.cpuSeconds());
        bed.checkHalfRateOncePerHost(fleet, name, Mode.STORM, storm.rate());
    }

    /** Of all that the master was told since it started: it was started for this. */
    private void checkRetries(String name) {
        double thousands = bed.master().sumMetric("masif_reports_total") / 1000;
        bed.report()
                .checkAtMost(
                        name + ": transactions tried again, per 1,000 reports",
                        10,
                        bed.master().sumMetric(RETRIES_METRIC) / thousands);
    }
}
