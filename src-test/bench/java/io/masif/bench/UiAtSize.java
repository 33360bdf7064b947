package io.masif.bench;

import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.masif.rig.Ports;
import io.masif.rig.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** A UI, as it is shipped, over a large fleet: how long until it is ready, how large it is, and when it answers. */
final class UiAtSize {
    private static final String PASSWORD = "bench-password";
    private static final int TIMES = 20;
    private static final Duration READY = Duration.ofMinutes(3);

    private final Bed bed;
    private final int port = Ports.free();
    private final int management = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();

    UiAtSize(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        int hosts = bed.sizes().known();
        bed.master().terminate();
        long filling = System.nanoTime();
        new FilledFleet(bed.statements()).write(hosts);
        System.out.printf("%d hosts written in %.0f s%n", hosts, seconds(filling));
        Service ui = bed.masters().installed().service("ui", "masif-ui", "", config());
        long started = System.nanoTime();
        ui.start().awaitListening();
        try {
            awaitReady();
            double ready = seconds(started);
            double cpu = ProcessUse.cpuSeconds(ui.pid());
            System.out.printf("ready after %.1f s, CPU %.1f s%n", ready, cpu);
            size(ui, "ready");
            String cookie = login();
            for (String path : List.of(
                    "/api/v1/pending",
                    "/api/v1/hosts",
                    "/api/v1/hosts?page=100",
                    "/api/v1/hosts/host-77.example.org",
                    "/",
                    "/hosts",
                    "/hosts?q=host-99",
                    "/parts/summary")) {
                times(path, cookie);
            }
            bed.report().atMost("UI: seconds until ready with " + hosts + " hosts", 60, ready);
            bed.report().atMost("UI: RSS in MB with " + hosts + " hosts", 400, size(ui, "after the requests"));
            again(ui);
        } finally {
            ui.terminate();
        }
    }

    /** Removal somewhere makes it read everything once more: the old index is there until the new one is. */
    private void again(Service ui) {
        bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        Pauses.pass(Duration.ofSeconds(1));
        long started = System.nanoTime();
        HttpResponse<String> page = get("/api/v1/hosts?q=host-99", "");
        System.out.printf(
                "while all is read again: status %d after %.0f ms, found %s%n",
                page.statusCode(),
                seconds(started) * 1000,
                page.headers().firstValue("X-Total-Count").orElse("nothing"));
        Pauses.pass(Duration.ofSeconds(25));
        size(ui, "after all was read again");
    }

    private static int size(Service ui, String when) {
        int resident = ProcessUse.residentMegabytes(ui.pid());
        System.out.printf("RSS %d MB, %s%n", resident, when);
        return resident;
    }

    private void times(String path, String cookie) {
        List<Double> millis = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            long started = System.nanoTime();
            HttpResponse<String> answer = get(path, cookie);
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

    private void awaitReady() {
        long until = System.nanoTime() + READY.toNanos();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/readyz"))
                .build();
        while (send(request).statusCode() != 200) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the UI is not ready after " + READY);
            }
            Pauses.pass(Duration.ofMillis(100));
        }
    }

    private String login() {
        String form = "user=admin&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        return answer.headers()
                .firstValue("Set-Cookie")
                .map(value -> value.substring(0, value.indexOf(';')))
                .orElseThrow(() -> new IllegalStateException("no login: " + answer.statusCode() + answer.body()));
    }

    private HttpResponse<String> get(String path, String cookie) {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        return send((path.startsWith("/api/")
                        ? request.header("Authorization", "Basic " + credentials)
                        : request.header("Cookie", cookie))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private Path config() {
        EmbeddedDatabase database = bed.database();
        return Folders.write(database.passwordFile().resolveSibling("ui").resolve("ui.yml"), """
                web:
                  listen: "127.0.0.1:%d"
                management:
                  listen: "127.0.0.1:%d"
                login:
                  password: "%s"
                db:
                  dsn: "%s"
                  passwordFile: "%s"
                """.formatted(
                        port, management, PASSWORD, database.uri("masif"), database.passwordFile()));
    }
}
