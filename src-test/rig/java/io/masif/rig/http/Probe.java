package io.masif.rig.http;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a process's management port, as Prometheus or a balancer would. */
public final class Probe {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final HttpClient client = HttpClients.create();
    private final String address;

    /** Asks at this port of the loopback interface. */
    public Probe(int port) {
        this("127.0.0.1:" + port);
    }

    /** Asks at this host and port. */
    public Probe(String address) {
        this.address = "http://" + address;
    }

    /** What was answered. */
    public record Answer(int status, String body) {
        /** The body as JSON. */
        public JsonObject object() {
            return new JsonObject(body);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    /**
     * The value of a metric.
     *
     * @param metric its name, with all of its labels in the order of the alphabet
     * @throws AssertionError if there is none
     */
    public double metric(String metric) {
        String body = get("/metrics").body();
        return body.lines()
                .filter(line -> line.startsWith(metric + " "))
                .map(line -> Double.parseDouble(line.substring(metric.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + metric + " in:\n" + body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is answered at " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
