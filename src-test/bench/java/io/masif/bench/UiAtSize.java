package io.masif.bench;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A UI, as it is shipped, over a large fleet: how long until it is ready, how large it is, and when it answers. */
final class UiAtSize {
    private static final int TIMES = 20;

    private final Bed bed;

    UiAtSize(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        int hosts = bed.sizes().known();
        bed.master().terminate();
        long filling = System.nanoTime();
        new FilledFleet(bed.statements()).write(hosts);
        System.out.printf("%d hosts written in %.0f s%n", hosts, seconds(filling));
        long started = System.nanoTime();
        try (BenchUi ui = BenchUi.start(bed)) {
            ui.awaitReady();
            double ready = seconds(started);
            double cpu = ProcessUse.cpuSeconds(ui.pid());
            System.out.printf("ready after %.1f s, CPU %.1f s%n", ready, cpu);
            size(ui, "ready");
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
                times(ui, path, cookie);
            }
            bed.report().atMost("UI: seconds until ready with " + hosts + " hosts", 60, ready);
            bed.report().atMost("UI: RSS in MB with " + hosts + " hosts", 400, size(ui, "after the requests"));
            again(ui);
        }
    }

    /** Removal somewhere makes it read everything once more: the old index is there until the new one is. */
    private void again(BenchUi ui) {
        bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        Pauses.pass(Duration.ofSeconds(1));
        long started = System.nanoTime();
        HttpResponse<String> page = ui.get("/api/v1/hosts?q=host-99", "");
        System.out.printf(
                "while all is read again: status %d after %.0f ms, found %s%n",
                page.statusCode(),
                seconds(started) * 1000,
                page.headers().firstValue("X-Total-Count").orElse("nothing"));
        Pauses.pass(Duration.ofSeconds(25));
        size(ui, "after all was read again");
    }

    private static int size(BenchUi ui, String when) {
        int resident = ProcessUse.residentMegabytes(ui.pid());
        System.out.printf("RSS %d MB, %s%n", resident, when);
        return resident;
    }

    private static void times(BenchUi ui, String path, String cookie) {
        List<Double> millis = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            long started = System.nanoTime();
            HttpResponse<String> answer = ui.get(path, cookie);
            millis.add(seconds(started) * 1000);
            bytes = answer.body().length();
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
        }
        double first = millis.get(0);
        Collections.sort(millis);
        System.out.printf(
                "%-36s first %6.0f ms, half of %d within %6.1f ms, all within %6.0f ms, %d kB%n",
                path, first, TIMES, millis.get(TIMES / 2), millis.get(TIMES - 1), bytes / 1000);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
