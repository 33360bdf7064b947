package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fleet that is large, and every plan distinct: what the master needs to know it. Some of its hosts report until all
 * that a master keeps in memory up to a bound is full: actions and what was read before, by reports of both versions
 * with actions that are rarely the same; answers, which approve everything; and plans, by many that the database has.
 */
final class KnownHosts {
    private static final int REPORTING = 2500;
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
        int known = bed.sizes().known();
        int reporting = Math.min(known, REPORTING);
        bed.master().terminate();
        new FilledFleet(bed.statements()).write(known);
        bed.decisions().ofUpdates();
        bed.master().start();
        Pauses.pass(Duration.ofSeconds(8));
        System.out.printf("RSS %d MB, with %d hosts known%n", bed.master().residentMegabytes(), known);
        Plans plans = new Plans(new Packages(PACKAGES), reporting, ACTIONS, true);
        try (Played fleet = bed.fleet(bed.master(), FilledFleet.PREFIX, plans, reporting, 1)) {
            fleet.print("changed v1, known hosts", Mode.CHANGED, Connections.KEPT, bed.once(reporting));
            Played second = fleet.speaking(2);
            second.print("changed v2", Mode.CHANGED, Connections.KEPT, bed.once(reporting));
            System.out.println(others(second, Math.min(known, PLANS)));
        }
        String name = known + " known hosts, plans distinct, caches full: ";
        bed.report().atMost(name + "RSS in MB", 300, bed.master().residentMegabytes());
        bed.report().atMost(name + "used heap in MB", 200, bed.master().heapMegabytes());
        bed.decisions().remove();
    }

    /** The hosts report the plans of others, of which the digest is enough. */
    private static Figures others(Played fleet, int plans) {
        AtomicInteger plan = new AtomicInteger();
        Work work = new Work(
                host -> Requests.digestOnly(FilledFleet.plan(plan.getAndIncrement() % plans)),
                fleet.simulator()::unchanged);
        return fleet.simulator()
                .begin(
                        "changed v2, the digest only",
                        work,
                        Connections.KEPT,
                        Pace.once(plans, 64, Duration.ofSeconds(60)))
                .join();
    }
}
