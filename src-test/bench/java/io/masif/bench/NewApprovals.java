package io.masif.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long it takes until what was approved is in the answers of two masters over one database. */
final class NewApprovals {
    private static final int TIMES = 10;
    /** Bytes of an answer in which nothing is approved; one in which everything is has thousands. */
    private static final int NOTHING = 2;

    private final Bed bed;

    NewApprovals(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        Master second = bed.masters().create("second-master");
        second.start();
        try (OneHost one = new OneHost(bed, bed.master(), "approval", 1);
                OneHost other = new OneHost(bed, second, "approved", 1)) {
            List<Double> took = new ArrayList<>();
            for (int time = 0; time < TIMES; time++) {
                took.addAll(milliseconds(List.of(one, other)));
            }
            Collections.sort(took);
            String what = "a new approval is in both masters' answers, " + TIMES + " times: ms, ";
            bed.report().atMost(what + "longest", 2000, took.get(took.size() - 1));
            bed.report().atMost(what + "median", 100, took.get(took.size() / 2));
        } finally {
            second.terminate();
        }
        bed.decisions().remove();
    }

    private List<Double> milliseconds(List<OneHost> hosts) {
        bed.decisions().remove();
        hosts.forEach(host -> {
            while (host.length() > NOTHING) {
                Pauses.pass(Duration.ofMillis(1));
            }
        });
        bed.decisions().ofEverything();
        long began = System.nanoTime();
        List<OneHost> waiting = new ArrayList<>(hosts);
        List<Double> took = new ArrayList<>();
        while (!waiting.isEmpty()) {
            waiting.removeIf(host -> {
                boolean told = host.length() > NOTHING;
                if (told) {
                    took.add((System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1));
                }
                return told;
            });
            Pauses.pass(Duration.ofMillis(1));
        }
        return took;
    }
}
