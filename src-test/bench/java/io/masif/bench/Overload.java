package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.time.Duration;

/** More reports than a master can write: what it accepts is still answered soon, and it recovers. */
final class Overload {
    private static final int CLIENTS = 4000;

    private final Bed bed;

    Overload(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        int hosts = Math.max(CLIENTS, bed.sizes().hosts());
        try (Played fleet = bed.fleet("over", hosts, 1, true)) {
            fleet.print("first v1", Mode.FIRST, Connections.KEPT, Pace.once(hosts, 64, Duration.ofSeconds(60)));
            Figures highest = fleet.print(
                    "changed v1, 64 clients", Mode.CHANGED, Connections.KEPT, Pace.asFastAs(64, bed.phase()));
            Figures over = fleet.print(
                    "changed v1, twice as many",
                    Mode.CHANGED,
                    Connections.KEPT,
                    Pace.steady(2 * highest.rate(), CLIENTS, bed.phase()));
            Figures all = fleet.print(
                    "changed v1, " + CLIENTS + " at once",
                    Mode.CHANGED,
                    Connections.KEPT,
                    Pace.asFastAs(CLIENTS, bed.phase()));
            Figures after = fleet.print(
                    "changed v1, half rate, afterwards",
                    Mode.CHANGED,
                    Connections.KEPT,
                    Pace.steady(highest.rate() / 2, 512, bed.half()));
            bed.report().atMost("overload, twice the highest rate: p99 in ms of what is accepted", 1000, over.most());
            bed.report().atMost("overload, " + CLIENTS + " clients: p99 in ms of what is accepted", 1000, all.most());
            bed.report().atMost("after the overload: answers other than 200", 0, after.failed());
            bed.report().atMost("after the overload: p99 in ms", 250, after.most());
        }
    }
}
