package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.util.Locale;

/** All hosts come back at once, as after a master's restart: how long it takes until each has been answered. */
final class Reconnect {
    /** Of CPU for a handshake and a report; three times that in all, since the hosts have to be played as well. */
    private static final double SECONDS_PER_HOST = 3 * 0.0015;

    /** Those that are told to come later are spread over the time from one report to the next, which is 30 s. */
    private static final double SHORTEST = 45;

    private static final int PATIENCE = 4;

    private final Bed bed;

    Reconnect(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        int hosts = bed.sizes().connections();
        try (Played fleet = bed.fleet("return", hosts, 1, false)) {
            fleet.print("first v1, " + hosts + " connections", Mode.FIRST, Connections.KEPT, bed.once(hosts));
            fleet.simulator().disconnect();
            bed.master().terminate();
            bed.master().startListening();
            double target = Math.max(SHORTEST, hosts * SECONDS_PER_HOST);
            double before = cpuSeconds();
            long began = System.nanoTime();
            Return back = new Return(fleet.connector(), fleet.hosts(), fleet.simulator()::unchanged)
                    .run((long) (PATIENCE * target))
                    .join();
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpu = (cpuSeconds() - before) / Math.max(1, back.answered()) * 1000;
            System.out.printf(
                    Locale.ROOT,
                    "%d of %d hosts are back after %.1f s; told to come later: %d, failed: %d; %.3f s of CPU per 1,000%n",
                    back.answered(),
                    hosts,
                    seconds,
                    back.refused(),
                    back.broken(),
                    cpu);
            String name = hosts + " hosts at once, after a restart";
            bed.report().atLeast(name + ": answered", hosts, back.answered());
            bed.report().atMost(name + ": seconds until all have been", target, seconds);
            bed.report().cpu(name + ", certificates not seen since", 1.2, cpu);
            bed.report().besideHandshake(1.2, cpu);
            bed.report()
                    .atMost(
                            name + ": RSS in MB at most",
                            300,
                            ProcessUse.mostMegabytes(bed.master().pid()));
        }
    }

    private double cpuSeconds() {
        return ProcessUse.cpuSeconds(bed.master().pid())
                + ProcessUse.cpuSeconds(bed.database().pid());
    }
}
