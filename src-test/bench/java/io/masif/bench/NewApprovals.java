package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long it takes until what was approved is in the answers. */
final class NewApprovals {
    private static final int TIMES = 10;
    private static final int ACTIONS = 50;

    private final Bed bed;

    NewApprovals(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        try (Played fleet = bed.fleet("approval", 1, 1, true)) {
            fleet.print("first v1", Mode.FIRST, Connections.KEPT, Pace.once(1, 1, Duration.ofSeconds(10)));
            HostConnection host = fleet.hosts().connection(0);
            byte[] report = new Requests(1).unchanged(fleet.simulator().plan(0));
            double longest = 0;
            double all = 0;
            for (int time = 0; time < TIMES; time++) {
                double took = milliseconds(fleet.connector(), host, report);
                longest = Math.max(longest, took);
                all += took;
            }
            System.out.printf("a new approval is answered after %.0f ms on average%n", all / TIMES);
            bed.report().atMost("a new approval is in the answers: ms, longest of " + TIMES, 2000, longest);
        }
    }

    private double milliseconds(Connector connector, HostConnection host, byte[] report) {
        bed.revokeAll();
        while (answer(connector, host, report) > 2) {
            Pauses.pass(Duration.ofMillis(1));
        }
        bed.approveEverything();
        long began = System.nanoTime();
        while (answer(connector, host, report) < ACTIONS) {
            Pauses.pass(Duration.ofMillis(1));
        }
        return (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** Its size in bytes. */
    private static int answer(Connector connector, HostConnection host, byte[] report) {
        CompletableFuture<Integer> answered = new CompletableFuture<>();
        connector.loop().execute(() -> host.send(report, status -> answered.complete(host.length())));
        return answered.join();
    }
}
