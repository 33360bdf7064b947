package io.masif.bench;

import io.masif.bench.Bed.SimulatedFleet;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fleet that is large, and every plan distinct: what the master needs to know it. Some of its hosts report until all
 * that a master keeps in memory up to a bound is full: actions and what was read before, by reports of both versions
 * with actions that are rarely the same; answers, which approve everything; and plans, by many that the database has.
 */
final class KnownHosts {
    private static final int REPORTING_HOSTS = 2500;
    private static final int ACTIONS = 50;
    /** More than a master remembers of what it read. */
    private static final int PACKAGES = 30_000;
    /** More than a master remembers. */
    private static final int PLANS = 40_000;

    private final Bed bed;

    KnownHosts(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        int hostCount = bed.sizes().knownHosts();
        int reporting = Math.min(hostCount, REPORTING_HOSTS);
        bed.master().terminate();
        new FilledFleet(bed.statements()).write(hostCount);
        bed.decisions().approveUpdates();
        bed.master().start();
        Pauses.sleep(Duration.ofSeconds(8));
        System.out.printf("RSS %d MB, with %d hosts known%n", bed.master().residentMegabytes(), hostCount);
        Plans plans = new Plans(new Packages(PACKAGES), reporting, ACTIONS, true);
        try (SimulatedFleet fleet = bed.createFleet(bed.master(), FilledFleet.PREFIX, plans, reporting, 1)) {
            fleet.measureAndPrint(
                    "changed v1, known hosts", Mode.CHANGED, Connections.KEPT, bed.oncePerHost(reporting));
            SimulatedFleet second = fleet.withProtocol(2);
            second.measureAndPrint("changed v2", Mode.CHANGED, Connections.KEPT, bed.oncePerHost(reporting));
            System.out.println(measureForeignPlans(second, Math.min(hostCount, PLANS)));
        }
        String name = hostCount + " known hosts, plans distinct, caches full: ";
        bed.report().checkAtMost(name + "RSS in MB", 300, bed.master().residentMegabytes());
        bed.report().checkAtMost(name + "used heap in MB", 200, bed.master().heapMegabytes());
        bed.decisions().removeAll();
    }

    /** The hosts report the plans of others, of which the digest is enough. */
    private static Figures measureForeignPlans(SimulatedFleet fleet, int plans) {
        AtomicInteger plan = new AtomicInteger();
        Work work = new Work(
                host -> Requests.digestOnly(FilledFleet.planDigest(plan.getAndIncrement() % plans)),
                fleet.simulator()::unchangedRequest);
        return fleet.simulator()
                .start(
                        "changed v2, the digest only",
                        work,
                        Connections.KEPT,
                        Pace.oncePerHostUnlimited(plans, 64, Duration.ofSeconds(60)))
                .join();
    }
}
