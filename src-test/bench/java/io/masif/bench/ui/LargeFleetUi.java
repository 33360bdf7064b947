package io.masif.bench.ui;

import io.masif.bench.database.StoredFleet;
import io.masif.bench.database.StoredHistory;
import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.time.Duration;

/** A UI, as it is shipped, over a large fleet: how long until it is ready, how large it is, and when it answers. */
public final class LargeFleetUi {
    private static final double LARGE_FLEET = 1_000_000;
    private static final Duration REMOVAL = Duration.ofSeconds(25);

    private final TestBed bed;
    private final int hosts;
    private final UiStart start;

    public LargeFleetUi(TestBed bed) {
        this.bed = bed;
        hosts = bed.sizes().knownHosts();
        start = new UiStart(bed);
    }

    /** Ends the master that runs, since the fleet is written without one. */
    public void measure() {
        bed.master().terminate();
        writeFleet();
        UiStart.Result empty = start.measure("without a history");
        UiStart.Result result = bed.sizes().historyDays() > 0 ? measureWithHistory(empty) : empty;
        check(result);
        bed.master().start();
        try (BenchUi ui = BenchUi.start(bed).awaitReady()) {
            String cookie = ui.login();
            PageLatency pages = new PageLatency(bed.report(), ui, cookie);
            try (ReportLoad load = measurePages(pages)) {
                new OpenPages(bed, ui, cookie).measure(load);
            }
            new GroupMembership(bed, ui).measure();
            new SecurityApproval(bed, ui).measure();
            bed.decisions().approveUpdates();
            Pauses.sleep(Duration.ofSeconds(2));
            pages.measureQuiet("all updates approved");
            checkResident(ui);
            if (bed.sizes().historyDays() > 0) {
                measureRemoval(ui);
            }
        }
    }

    /** Only how long pages take, and what hosts that report notice of it. Ends the master that runs, as {@link #measure}. */
    public void measurePages() {
        bed.master().terminate();
        writeFleet();
        bed.master().start();
        try (BenchUi ui = BenchUi.start(bed).awaitReady()) {
            measurePages(new PageLatency(bed.report(), ui, ui.login())).close();
        }
    }

    /** First while nothing else goes on, then while hosts report; these are connected still. */
    private ReportLoad measurePages(PageLatency pages) {
        pages.measureQuiet("everything pending");
        ReportLoad load = new ReportLoad(bed);
        load.measureAlone();
        load.startReports();
        pages.measureWhile(load::isRunning);
        load.checkSlowdown();
        return load;
    }

    private void writeFleet() {
        long filling = System.nanoTime();
        // the size that a database for such a fleet has
        bed.statements().execute("SET GLOBAL innodb_buffer_pool_size = 2 * 1024 * 1024 * 1024");
        bed.statements().execute("SET GLOBAL innodb_log_file_size = 1024 * 1024 * 1024");
        new StoredFleet(bed.statements())
                .write(hosts, bed.sizes().plans() == 0 ? hosts : bed.sizes().plans());
        printWritten(filling);
    }

    private UiStart.Result measureWithHistory(UiStart.Result empty) {
        long filling = System.nanoTime();
        new StoredHistory(bed.statements(), hosts).write(bed.sizes().historyDays());
        bed.statements().execute("UPDATE outcome_snapshot SET revisions = NULL, written_at = NULL");
        printWritten(filling);
        UiStart.Result full = start.measure("with a history of " + bed.sizes().historyDays() + " days");
        bed.report()
                .checkAtMost(
                        "UI: CPU until ready with a history, times that without",
                        1.1,
                        full.cpuSeconds() / empty.cpuSeconds());
        return full;
    }

    private void printWritten(long since) {
        System.out.printf(
                "%d hosts written, with %s outcomes, in %.0f s%n",
                hosts, bed.statements().text("SELECT COUNT(*) FROM run_action"), (System.nanoTime() - since) / 1e9);
    }

    private void check(UiStart.Result result) {
        String fleet = " with " + hosts + " hosts and runs of " + bed.sizes().historyDays() + " days";
        bed.report()
                .checkAtMost(
                        "UI: seconds until ready" + fleet, Math.max(60, hosts * 120.0 / LARGE_FLEET), result.seconds());
        bed.report()
                .checkAtMost(
                        "UI: seconds of CPU until ready" + fleet, Math.max(10, hosts / 10_000.0), result.cpuSeconds());
        bed.report().checkAtMost("UI: ms of 99 in 100 answers while it reads the fleet", 50, result.p99Millis());
        bed.report().checkAtMost("UI: ms of the slowest answer while it reads the fleet", 50, result.maxMillis());
    }

    private void checkResident(BenchUi ui) {
        int resident = ProcessUsage.residentMegabytes(ui.pid());
        bed.report()
                .checkAtMost("UI: RSS in MB after all of this", Math.max(700, hosts * 2500.0 / LARGE_FLEET), resident);
    }

    /** Old runs were removed: the outcomes of their actions are read again. */
    private void measureRemoval(BenchUi ui) {
        double before = ProcessUsage.cpuSeconds(ui.pid());
        bed.statements()
                .execute("UPDATE action SET outcomes_removed = (SELECT value + 1 FROM counter WHERE name = 'removal')"
                        + " WHERE id IN (" + StoredHistory.oldestActions() + ")");
        bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        Pauses.sleep(REMOVAL);
        System.out.printf(
                "CPU for the removal of the oldest runs: %.1f s, then RSS %d MB%n",
                ProcessUsage.cpuSeconds(ui.pid()) - before, ProcessUsage.residentMegabytes(ui.pid()));
    }
}
