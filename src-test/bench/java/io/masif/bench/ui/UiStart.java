package io.masif.bench.ui;

import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The start of a UI: first without a snapshot of the outcomes, as once in its life, and then with the one that it wrote. */
final class UiStart {
    private static final Duration SNAPSHOT_POLL = Duration.ofMillis(200);

    private final TestBed bed;

    UiStart(TestBed bed) {
        this.bed = bed;
    }

    /**
     * A start with a snapshot.
     *
     * @param seconds from when it listens until it is ready
     * @param cpuSeconds until it is ready, with the start of the JVM
     * @param p99Millis how long 99 of 100 answers took meanwhile at most, which are given by the event loop that reads the fleet
     * @param maxMillis how long the slowest of these answers took
     */
    record Result(double seconds, double cpuSeconds, double p99Millis, double maxMillis) {}

    Result measure(String what) {
        try (BenchUi ui = BenchUi.start(bed)) {
            await(what + ", without a snapshot", ui);
            awaitSnapshot();
        }
        try (BenchUi ui = BenchUi.start(bed)) {
            return await(what + ", with a snapshot", ui);
        }
    }

    private static Result await(String what, BenchUi ui) {
        List<Double> millis = new ArrayList<>();
        long started = System.nanoTime();
        long asked = started;
        while (!ui.isReady()) {
            millis.add((System.nanoTime() - asked) / 1e6);
            Pauses.sleep(Duration.ofMillis(2));
            asked = System.nanoTime();
        }
        Result result = new Result(
                (System.nanoTime() - started) / 1e9,
                ProcessUsage.cpuSeconds(ui.pid()),
                percentile(millis, 0.99),
                percentile(millis, 1));
        System.out.printf(
                "ready %s: %.1f s after it listens, CPU %.1f s, RSS %d MB; 99 in 100 of %d answers meanwhile within"
                        + " %.0f ms, all within %.0f ms%n",
                what,
                result.seconds(),
                result.cpuSeconds(),
                ProcessUsage.residentMegabytes(ui.pid()),
                millis.size(),
                result.p99Millis(),
                result.maxMillis());
        return result;
    }

    private void awaitSnapshot() {
        long started = System.nanoTime();
        while (!"1"
                .equals(bed.statements().text("SELECT COUNT(*) FROM outcome_snapshot WHERE revisions IS NOT NULL"))) {
            Pauses.sleep(SNAPSHOT_POLL);
        }
        System.out.printf(
                "snapshot written within %.0f s, %s MB%n",
                (System.nanoTime() - started) / 1e9,
                bed.statements().text("SELECT ROUND(COALESCE(SUM(LENGTH(outcomes)), 0) / 1e6) FROM outcome_set"));
    }

    /** The value that so much of all is at most; 0 if there is none. */
    static double percentile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.max(0, Math.ceil(sorted.size() * share) - 1));
    }
}
