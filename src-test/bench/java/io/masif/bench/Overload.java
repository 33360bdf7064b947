package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** More reports than a master can write: what it accepts is still answered soon, and it recovers. */
final class Overload {
    private static final int CLIENTS = 4000;
    /** As many hosts as may have been told to stay away, at a rate that no machine has; each takes a connection. */
    private static final int MOST_HOSTS = 20_000;

    private static final int UNAVAILABLE = 503;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final Bed bed;
    private int next;

    Overload(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        int hosts = Math.max(CLIENTS, bed.sizes().hosts());
        try (OneHost told = new OneHost(bed, bed.master(), "told", 2);
                Played fleet = bed.fleet("over", hosts, 1, true)) {
            int usual = told.next();
            fleet.print("first v1", Mode.FIRST, Connections.KEPT, bed.once(hosts));
            Figures highest = fleet.print(
                    "changed v1, 64 clients", Mode.CHANGED, Connections.KEPT, Pace.asFastAs(64, bed.phase()));
            twice(told, highest.rate());
            Figures all =
                    overload(told, fleet, "changed v1, " + CLIENTS + " at once", Pace.asFastAs(CLIENTS, bed.phase()));
            check("overload, " + CLIENTS + " clients", all, highest.rate());
            bed.report().atLeast("overload: seconds until the next report, as told in between", 2.0 * usual, next);
            Figures after = fleet.print(
                    "changed v1, half rate, afterwards",
                    Mode.CHANGED,
                    Connections.KEPT,
                    Pace.steady(highest.rate() / 2, 512, bed.half()));
            bed.report().atMost("after the overload: answers other than 200", 0, after.failed());
            bed.report().atMost("after the overload: p99 in ms", 250, after.most());
            bed.report().atMost("after the overload: seconds until half of that is told", 45, recovery(told));
        }
    }

    /**
     * Hosts that come when they are to, twice as many as can be served, and stay away for as long as they are told. So
     * there have to be as many as are told so while this takes.
     */
    private void twice(OneHost told, double highest) {
        int hosts = (int) Math.min(
                MOST_HOSTS, Math.max(CLIENTS, 1.5 * highest * bed.sizes().seconds()));
        try (Played fleet = bed.fleet("patient", hosts, 1, true)) {
            fleet.print("first v1", Mode.FIRST, Connections.KEPT, bed.once(hosts));
            Pace pace = Pace.steady(2 * highest, hosts, bed.phase()).patiently();
            Figures over = overload(told, fleet, "changed v1, twice as many", pace);
            System.out.printf(
                    Locale.ROOT, "1 %% of them were begun later than %.1f ms after they were due%n", over.late());
            String name = "overload, twice the highest rate";
            check(name, over, highest);
            double begun = over.answered() + over.failed();
            bed.report()
                    .atLeast(
                            name + ": reports begun",
                            1.8 * highest * bed.sizes().seconds(),
                            begun);
        }
    }

    private Figures overload(OneHost told, Played fleet, String name, Pace pace) {
        CompletableFuture<Figures> measured = fleet.begin(name, Mode.CHANGED, Connections.KEPT, pace);
        while (!measured.isDone()) {
            next = Math.max(next, told.next());
            Pauses.pass(Duration.ofMillis(100));
        }
        System.out.println(measured.join());
        return measured.join();
    }

    private void check(String name, Figures over, double highest) {
        bed.report().atMost(name + ": p99 in ms of what is accepted", 1000, over.most());
        bed.report().atLeast(name + ": accepted/s, half of the highest rate", highest / 2, over.rate());
        int refused = over.failures().getOrDefault(UNAVAILABLE, 0);
        bed.report().atMost(name + ": answers other than 200 and 503", 0, over.failed() - refused);
        bed.report().atMost(name + ": 503 without Retry-After", 0, over.vague());
    }

    private double recovery(OneHost told) {
        long began = System.nanoTime();
        while (told.next() > next / 2 && System.nanoTime() - began < RECOVERY.toNanos()) {
            Pauses.pass(Duration.ofMillis(200));
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
