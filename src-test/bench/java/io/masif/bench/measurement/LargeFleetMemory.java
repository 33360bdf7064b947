package io.masif.bench.measurement;

import io.masif.bench.database.StoredFleet;
import io.masif.bench.request.ActionPool;
import io.masif.bench.request.HostPlans;
import io.masif.bench.request.Requests;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.simulator.RequestSource;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fleet that is large, and every plan distinct: what the master needs to know it. Some of its hosts report until all
 * that a master keeps in memory up to a bound is full: actions and what was read before, by reports of both versions
 * with actions that are rarely the same; answers, which approve everything; and plans, by many that the database has.
 */
final class LargeFleetMemory {
    private static final int REPORTING_HOSTS = 2500;
    private static final int ACTIONS = 50;
    /** More than a master remembers of what it read. */
    private static final int PACKAGES = 30_000;
    /** More than a master remembers. */
    private static final int PLANS = 40_000;

    private final TestBed bed;

    LargeFleetMemory(TestBed bed) {
        this.bed = bed;
    }

    void measure() {
        int hostCount = bed.sizes().knownHosts();
        int reporting = Math.min(hostCount, REPORTING_HOSTS);
        bed.master().terminate();
        new StoredFleet(bed.statements()).write(hostCount);
        bed.decisions().approveUpdates();
        bed.master().start();
        Pauses.sleep(Duration.ofSeconds(8));
        System.out.printf("RSS %d MB, with %d hosts known%n", bed.master().residentMegabytes(), hostCount);
        HostPlans plans = new HostPlans(new ActionPool(PACKAGES), reporting, ACTIONS, true);
        try (SimulatedFleet fleet = bed.createFleet(bed.master(), StoredFleet.PREFIX, plans, reporting, 1)) {
            fleet.measureAndPrint(
                    "changed v1, known hosts", ReportMode.CHANGED, ConnectionMode.KEPT, bed.oncePerHost(reporting));
            SimulatedFleet second = fleet.withProtocol(2);
            second.measureAndPrint("changed v2", ReportMode.CHANGED, ConnectionMode.KEPT, bed.oncePerHost(reporting));
            System.out.println(measureForeignPlans(second, Math.min(hostCount, PLANS)));
        }
        String name = hostCount + " known hosts, plans distinct, caches full: ";
        bed.report().checkAtMost(name + "RSS in MB", 300, bed.master().residentMegabytes());
        bed.report().checkAtMost(name + "used heap in MB", 200, bed.master().heapMegabytes());
        bed.decisions().removeAll();
    }

    /** The hosts report the plans of others, of which the digest is enough. */
    private static PhaseResult measureForeignPlans(SimulatedFleet fleet, int plans) {
        AtomicInteger plan = new AtomicInteger();
        RequestSource work = new RequestSource(
                host -> Requests.digestOnly(StoredFleet.planDigest(plan.getAndIncrement() % plans)),
                fleet.simulator()::unchangedRequest);
        return fleet.simulator()
                .start(
                        "changed v2, the digest only",
                        work,
                        ConnectionMode.KEPT,
                        Pace.oncePerHostUnlimited(plans, 64, Duration.ofSeconds(60)))
                .join();
    }
}
