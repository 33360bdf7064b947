package io.masif.bench.testbed;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.HttpClients;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
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
import java.util.Base64;

/** A UI, as it is shipped, over the database of the measurement. */
public final class BenchUi implements AutoCloseable {
    private static final String PASSWORD = "bench-password";
    /** Without a snapshot of the outcomes, all runs are read. */
    private static final Duration READY = Duration.ofMinutes(20);

    private final int port = Ports.free();
    private final int management = Ports.free();
    private final HttpClient client = HttpClients.create();
    private final Service service;

    private BenchUi(TestBed bed) {
        service = bed.masters().installed().service("ui", "masif-ui", "", config(bed.database()));
    }

    /** One that listens, and perhaps still reads the fleet. */
    public static BenchUi start(TestBed bed) {
        BenchUi ui = new BenchUi(bed);
        ui.service.start().awaitListening();
        return ui;
    }

    public long pid() {
        return service.pid();
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return port;
    }

    /** Until it has read the fleet. */
    public BenchUi awaitReady() {
        long until = System.nanoTime() + READY.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the UI is not ready after " + READY);
            }
            Pauses.sleep(Duration.ofMillis(100));
        }
        return this;
    }

    /** Whether it has read the fleet; the event loop that reads it answers. */
    public boolean isReady() {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/readyz"))
                                .build())
                        .statusCode()
                == 200;
    }

    /** Logs in as a browser does; the cookie. */
    public String login() {
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

    /** A page with the cookie, or an answer of the API with HTTP Basic. */
    public HttpResponse<String> get(String path, String cookie) {
        return send(
                path.startsWith("/api/")
                        ? api(path).build()
                        : HttpRequest.newBuilder(address(path))
                                .header("Cookie", cookie)
                                .build());
    }

    /** A request to the API. */
    public HttpRequest.Builder api(String path) {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Basic " + credentials);
    }

    public HttpResponse<String> send(HttpRequest request) {
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

    @Override
    public void close() {
        service.terminate();
    }

    private Path config(EmbeddedDatabase database) {
        return Folders.write(database.passwordFile().resolveSibling("ui").resolve("ui.yml"), """
                web:
                  listen: "127.0.0.1:%d"
                  connections: 4000
                  proxies: "127.0.0.1"
                shutdown: {grace: 0, timeout: 0}
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
