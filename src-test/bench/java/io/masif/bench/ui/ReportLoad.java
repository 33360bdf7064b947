package io.masif.bench.ui;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Hosts that report 500 times a second, of which 20 reports bring another plan: without a request to the UI, and with. */
final class ReportLoad implements AutoCloseable {
    private static final int HOSTS = 1000;
    private static final double UNCHANGED_RATE = 480;
    private static final double CHANGED_RATE = 20;
    private static final Duration PHASE = Duration.ofSeconds(40);

    private final TestBed bed;
    private final SimulatedFleet unchanged;
    private final SimulatedFleet changed;
    private PhaseResult alone;
    private CompletableFuture<PhaseResult> current;
    private CompletableFuture<PhaseResult> currentChanges;

    ReportLoad(TestBed bed) {
        this.bed = bed;
        unchanged = bed.createFleet("same", HOSTS, 2, true);
        changed = bed.createFleet("change", HOSTS, 2, true);
        unchanged.measureAndPrint("first v2", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(HOSTS));
        changed.measureAndPrint("first v2", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(HOSTS));
    }

    /** Nobody uses the UI, which reads what changes. */
    void measureAlone() {
        startReports();
        alone = join();
        System.out.println(alone);
    }

    /** They go on for 40 seconds. */
    void startReports() {
        current = unchanged.start(
                "unchanged v2, and 20 changes/s",
                ReportMode.UNCHANGED,
                ConnectionMode.KEPT,
                Pace.steady(UNCHANGED_RATE, 256, PHASE));
        currentChanges = changed.start(
                "changed v2", ReportMode.CHANGED, ConnectionMode.KEPT, Pace.steady(CHANGED_RATE, 64, PHASE));
    }

    boolean isRunning() {
        return !current.isDone();
    }

    /** Until all have reported. */
    PhaseResult join() {
        PhaseResult result = current.join();
        currentChanges.join();
        return result;
    }

    /**
     * Compares what was started last with the time in which nobody used the UI: a host is slowed down if fewer of its reports
     * are answered, or later. The CPU of the database is that of the pages as well, so it is only printed.
     */
    void checkSlowdown() {
        PhaseResult busy = join();
        System.out.println(busy);
        bed.report()
                .checkAtLeast(
                        "UI: reports answered while pages are read, in % of before",
                        90, 100.0 * busy.answers().accepted() / alone.answers().accepted());
        bed.report()
                .checkAtMost(
                        "UI: ms of half of the reports meanwhile, times that of before",
                        1.1,
                        busy.timing().medianMillis() / alone.timing().medianMillis());
        System.out.printf(
                "while pages are read, of before: 99 in 100 reports within %.2f times, CPU of the master per report %.2f"
                        + " times, of the database, which answers pages too, %.2f times%n",
                busy.timing().p99Millis() / alone.timing().p99Millis(),
                busy.usage().masterSeconds() / alone.usage().masterSeconds(),
                busy.usage().databaseSeconds() / alone.usage().databaseSeconds());
    }

    @Override
    public void close() {
        unchanged.close();
        changed.close();
    }
}
