package io.masif.bench.measurement;

import io.masif.bench.database.StoredFleet;
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

    private final TestBed bed;

    LargeFleetUi(TestBed bed) {
        this.bed = bed;
    }

    void measure() {
        int hosts = bed.sizes().knownHosts();
        bed.master().terminate();
        long filling = System.nanoTime();
        new StoredFleet(bed.statements()).write(hosts);
        System.out.printf("%d hosts written in %.0f s%n", hosts, secondsSince(filling));
        long started = System.nanoTime();
        try (BenchUi ui = BenchUi.start(bed)) {
            ui.awaitReady();
            double ready = secondsSince(started);
            double cpu = ProcessUsage.cpuSeconds(ui.pid());
            System.out.printf("ready after %.1f s, CPU %.1f s%n", ready, cpu);
            printResident(ui, "ready");
            String cookie = ui.login();
            for (String path : List.of(
                    "/api/v1/pending",
                    "/api/v1/hosts",
                    "/api/v1/hosts?page=100",
                    "/api/v1/hosts/host-77.example.org",
                    "/",
                    "/hosts",
                    "/hosts?q=host-99",
                    "/parts/summary")) {
                measureRequests(ui, path, cookie);
            }
            bed.report().checkAtMost("UI: seconds until ready with " + hosts + " hosts", 60, ready);
            bed.report()
                    .checkAtMost(
                            "UI: RSS in MB with " + hosts + " hosts", 400, printResident(ui, "after the requests"));
            measureReload(ui);
        }
    }

    /** Removal somewhere makes it read everything once more: the old index is there until the new one is. */
    private void measureReload(BenchUi ui) {
        bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        Pauses.sleep(Duration.ofSeconds(1));
        long started = System.nanoTime();
        HttpResponse<String> page = ui.get("/api/v1/hosts?q=host-99", "");
        System.out.printf(
                "while all is read again: status %d after %.0f ms, found %s%n",
                page.statusCode(),
                secondsSince(started) * 1000,
                page.headers().firstValue("X-Total-Count").orElse("nothing"));
        Pauses.sleep(Duration.ofSeconds(25));
        printResident(ui, "after all was read again");
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
