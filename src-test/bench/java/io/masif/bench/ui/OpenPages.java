package io.masif.bench.ui;

import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.time.Duration;

/** Pages that are open at once while the fleet changes: each has a stream of events. */
final class OpenPages {
    private static final int PAGES = 1000;
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(12);
    /** A page is told of changes every two seconds at most. */
    private static final int UPDATES_PER_MINUTE = 30;

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MAX_BYTES_PER_MINUTE = 1_000_000;
    /** What the database is asked anyway varies by more than one statement in a second. */
    private static final double MAX_STATEMENTS_PER_PAGE = 0.01;

    private final TestBed bed;
    private final BenchUi ui;
    private final String cookie;

    OpenPages(TestBed bed, BenchUi ui, String cookie) {
        this.bed = bed;
        this.ui = ui;
        this.cookie = cookie;
    }

    void measure(ReportLoad load) {
        load.startReports();
        double before = measureStatements();
        int resident = ProcessUsage.residentMegabytes(ui.pid());
        try (EventStreams streams = EventStreams.open(ui.port(), cookie, PAGES)) {
            Pauses.sleep(SETTLING);
            long received = streams.bytes();
            double meanwhile = measureStatements();
            double bytes = (streams.bytes() - received) / (double) PAGES * SECONDS_PER_MINUTE / WINDOW.toSeconds();
            int grown = ProcessUsage.residentMegabytes(ui.pid()) - resident;
            System.out.printf(
                    "%d open pages: %d MB more, %.1f instead of %.1f statements/s, %.0f bytes of events a minute each%n",
                    streams.count(), grown, meanwhile, before, bytes);
            bed.report().checkAtLeast("UI: open pages", PAGES, streams.count());
            bed.report().checkAtMost("UI: MB of " + PAGES + " open pages", 100, grown);
            bed.report()
                    .checkAtMost(
                            "UI: statements/s that each open page adds",
                            MAX_STATEMENTS_PER_PAGE,
                            Math.max(0, meanwhile - before) / PAGES);
            int part = PageSize.compress(ui.get("/parts/pending", cookie).body());
            bed.report()
                    .checkAtMost(
                            "UI: bytes of an open page a minute at 20 changes/s",
                            MAX_BYTES_PER_MINUTE,
                            bytes + (double) part * UPDATES_PER_MINUTE);
        }
        load.join();
    }

    /** How many statements the database executes in a second, those of master and reports as well. */
    private double measureStatements() {
        long before = bed.statements().count();
        Pauses.sleep(WINDOW);
        return (bed.statements().count() - before - 1) / (double) WINDOW.toSeconds();
    }
}
