package io.masif.bench.measurement;

import io.masif.bench.database.StoredFleet;
import io.masif.bench.database.StoredHistory;
import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A UI, as it is shipped, over a large fleet: how long until it is ready, how large it is, and when it answers. */
final class LargeFleetUi {
    private static final int REPETITIONS = 20;
    private static final double LARGE_FLEET = 1_000_000;

    private final TestBed bed;

    LargeFleetUi(TestBed bed) {
        this.bed = bed;
    }

    void measure() {
        bed.master().terminate();
        writeFleet();
        try (BenchUi ui = BenchUi.start(bed)) {
            printStart("without a snapshot of the outcomes", ui, awaitReady(ui));
            awaitSnapshot();
        }
        try (BenchUi ui = BenchUi.start(bed)) {
            double seconds = awaitReady(ui);
            double cpu = printStart("with a snapshot", ui, seconds);
            measureRequests(ui);
            System.out.println("with an approval of all updates:");
            bed.decisions().approveUpdates();
            Pauses.sleep(Duration.ofSeconds(2));
            measureRequests(ui);
            int resident = printResident(ui, "after the requests");
            if (bed.sizes().historyDays() > 0) {
                measureRemoval(ui);
            }
            int hosts = bed.sizes().knownHosts();
            String fleet =
                    " with " + hosts + " hosts and runs of " + bed.sizes().historyDays() + " days";
            bed.report()
                    .checkAtMost("UI: seconds until ready" + fleet, Math.max(60, hosts * 120.0 / LARGE_FLEET), seconds);
            bed.report().checkAtMost("UI: seconds of CPU until ready" + fleet, Math.max(10, hosts / 10_000.0), cpu);
            bed.report().checkAtMost("UI: RSS in MB" + fleet, Math.max(700, hosts * 2500.0 / LARGE_FLEET), resident);
        }
    }

    private void writeFleet() {
        int hosts = bed.sizes().knownHosts();
        long filling = System.nanoTime();
        // the size that a database for such a fleet has
        bed.statements().execute("SET GLOBAL innodb_buffer_pool_size = 2 * 1024 * 1024 * 1024");
        bed.statements().execute("SET GLOBAL innodb_log_file_size = 1024 * 1024 * 1024");
        new StoredFleet(bed.statements())
                .write(hosts, bed.sizes().plans() == 0 ? hosts : bed.sizes().plans());
        new StoredHistory(bed.statements(), hosts).write(bed.sizes().historyDays());
        System.out.printf(
                "%d hosts written, with %s outcomes, in %.0f s%n",
                hosts, bed.statements().text("SELECT COUNT(*) FROM run_action"), secondsSince(filling));
    }

    private static double awaitReady(BenchUi ui) {
        long started = System.nanoTime();
        ui.awaitReady();
        return secondsSince(started);
    }

    /** The seconds of CPU until now. */
    private static double printStart(String how, BenchUi ui, double seconds) {
        double cpu = ProcessUsage.cpuSeconds(ui.pid());
        System.out.printf("ready %s: %.1f s after it listens, CPU %.1f s%n", how, seconds, cpu);
        printResident(ui, "ready");
        return cpu;
    }

    private void awaitSnapshot() {
        long started = System.nanoTime();
        while (!"1"
                .equals(bed.statements().text("SELECT COUNT(*) FROM outcome_snapshot WHERE revisions IS NOT NULL"))) {
            Pauses.sleep(Duration.ofMillis(200));
        }
        System.out.printf(
                "snapshot written within %.0f s, %s MB%n",
                secondsSince(started),
                bed.statements().text("SELECT ROUND(COALESCE(SUM(LENGTH(outcomes)), 0) / 1e6) FROM outcome_set"));
    }

    private static void measureRequests(BenchUi ui) {
        String cookie = ui.login();
        for (String path : List.of(
                "/api/v1/pending?limit=1000",
                "/api/v1/hosts?limit=1000",
                "/api/v1/hosts?limit=1000&sort=-last-seen",
                "/api/v1/hosts/host-77.example.org",
                "/",
                "/hosts",
                "/hosts?q=host-99",
                "/parts/summary")) {
            measureRequests(ui, path, cookie);
        }
    }

    /** Old runs were removed: the outcomes of their actions are read again. */
    private void measureRemoval(BenchUi ui) {
        double before = ProcessUsage.cpuSeconds(ui.pid());
        bed.statements()
                .execute("UPDATE action SET outcomes_removed = (SELECT value + 1 FROM counter WHERE name = 'removal')"
                        + " WHERE id IN (" + StoredHistory.oldestActions() + ")");
        bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        Pauses.sleep(Duration.ofSeconds(25));
        System.out.printf(
                "CPU for the removal of the oldest runs: %.1f s%n", ProcessUsage.cpuSeconds(ui.pid()) - before);
        printResident(ui, "after the removal");
    }

    private static int printResident(BenchUi ui, String when) {
        int resident = ProcessUsage.residentMegabytes(ui.pid());
        System.out.printf("RSS %d MB, %s%n", resident, when);
        return resident;
    }

    private static void measureRequests(BenchUi ui, String path, String cookie) {
        List<Double> millis = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long started = System.nanoTime();
            HttpResponse<String> answer = ui.get(path, cookie);
            millis.add(secondsSince(started) * 1000);
            bytes = answer.body().length();
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
        }
        double first = millis.get(0);
        Collections.sort(millis);
        System.out.printf(
                "%-36s first %6.0f ms, half of %d within %6.1f ms, all within %6.0f ms, %d kB%n",
                path, first, REPETITIONS, millis.get(REPETITIONS / 2), millis.get(REPETITIONS - 1), bytes / 1000);
    }

    private static double secondsSince(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
