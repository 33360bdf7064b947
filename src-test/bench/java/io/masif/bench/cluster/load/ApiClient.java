package io.masif.bench.cluster.load;

import io.masif.rig.http.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The API of a UI, or of all behind the balancer. What gets no answer in time is null. */
public final class ApiClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(4);

    private final HttpClient client =
            HttpClients.builder().connectTimeout(READ_TIMEOUT).build();
    private final String address;
    private final String authorization;

    public ApiClient(String address, String password) {
        this.address = address;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> approve(String key, String body) {
        return send(request("approvals", TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> revoke(long id) {
        return send(request("approvals/" + id, TIMEOUT).DELETE());
    }

    /** The body of an answer with 200, or null. */
    public String get(String path) {
        HttpResponse<String> answer = send(request(path, READ_TIMEOUT).GET());
        return answer == null || answer.statusCode() != 200 ? null : answer.body();
    }

    private HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/" + path))
                .timeout(timeout)
                .header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
