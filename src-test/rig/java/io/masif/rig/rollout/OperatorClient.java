package io.masif.rig.rollout;

import io.vertx.core.json.JsonObject;
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

/** An administrator at the API of UIs that are killed. */
final class OperatorClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String authorization;

    OperatorClient(String password) {
        byte[] credentials = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /**
     * What became of a request.
     *
     * @param status 0 if the UI did not answer
     * @param body the JSON of the answer, or what else there is
     */
    record Answer(int status, String body) {
        private static final int CONFLICT = 409;
        private static final int UNAVAILABLE = 503;
        private static final int FIRST_FAILURE = 300;

        boolean isMissing() {
            return status == 0;
        }

        boolean isUnavailable() {
            return status == UNAVAILABLE;
        }

        boolean isConflict() {
            return status == CONFLICT;
        }

        boolean isGood() {
            return status > 0 && status < FIRST_FAILURE;
        }

        JsonObject json() {
            return new JsonObject(body);
        }
    }

    /**
     * Sends a request.
     *
     * @param port of the UI
     * @param path below {@code /api/v1/}
     * @param key by which it can be repeated
     */
    Answer post(int port, String path, JsonObject body, String key) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
