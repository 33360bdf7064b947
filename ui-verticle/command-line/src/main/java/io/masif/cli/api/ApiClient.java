package io.masif.cli.api;

import io.masif.cli.config.Server;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.json.JsonReader;
import io.masif.cli.json.JsonRow;
import io.masif.cli.json.JsonWriter;
import io.masif.cli.json.RowHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Asks the API. All methods throw {@link CommandFailure} with a sentence if that fails. */
public final class ApiClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);
    private static final int PAGE_ROWS = 500;
    private static final int FIRST_FAILURE = 300;

    private final Server server;
    private final HttpClient http;

    public ApiClient(Server server) {
        this.server = server;
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).followRedirects(HttpClient.Redirect.NEVER);
        if (server.ca() != null) {
            builder.sslContext(TrustedAuthorities.read(server.ca()));
        }
        this.http = builder.build();
    }

    /** Where it is, for messages. */
    public String address() {
        return server.url().toString();
    }

    /** What the person calls it, for questions. */
    public String serverName() {
        return server.name();
    }

    public JsonRow get(Query query) {
        return send("GET", query, BodyPublishers.noBody(), false);
    }

    /** Reads a list page by page, at most that many rows. Memory does not grow with them. */
    public void forEach(Query query, int maxRows, RowHandler handler) {
        RemainingRows rows = new RemainingRows(maxRows, row -> {
            handler.accept(row);
            return true;
        });
        readPages(createFirstPage(query, maxRows), rows, handler::endPage);
    }

    /** Reads a list page by page, at most that many rows, until one is not accepted. */
    public void readWhile(Query query, int maxRows, Predicate<JsonRow> accept) {
        readPages(createFirstPage(query, maxRows), new RemainingRows(maxRows, accept), () -> {});
    }

    private void readPages(URI first, RemainingRows rows, Runnable endPage) {
        URI next = first;
        while (next != null && rows.isWanted()) {
            next = readPage(next, rows::accept);
            endPage.run();
        }
    }

    /** Reads a list that has no pages. */
    public void forEachAtOnce(Query query, RowHandler handler) {
        readPage(server.url().resolve(query.toString()), row -> {
            handler.accept(row);
            return true;
        });
    }

    private URI createFirstPage(Query query, int maxRows) {
        int limit = Math.min(maxRows, PAGE_ROWS);
        return server.url().resolve(query.with("limit", Integer.toString(limit)).toString());
    }

    /** Returns the address of the next page; null if this is the last one. */
    private URI readPage(URI page, Predicate<JsonRow> accept) {
        HttpResponse<InputStream> answer = exchange(request(page).build());
        try (InputStream body = answer.body()) {
            JsonReader.readArray(body, accept);
        } catch (IOException e) {
            throw ConnectionProblem.describe(server, e);
        }
        return LinkHeader.findNext(answer.headers().allValues("Link"))
                .map(page::resolve)
                .orElse(null);
    }

    /** Sends a decision, and sends it again once if no answer came: the key lets the server decide only once. */
    public JsonRow post(Query query, Map<String, ?> body) {
        return send("POST", query, BodyPublishers.ofString(JsonWriter.write(body)), true);
    }

    public void delete(Query query) {
        send("DELETE", query, BodyPublishers.noBody(), false);
    }

    /** Opens a stream that stays open until it is closed. */
    public EventReader openEvents(Query query) {
        HttpRequest request = request(server.url().resolve(query.toString()))
                .setHeader("Accept", "text/event-stream")
                .build();
        return EventReader.open(server, exchange(request).body(), SILENCE_LIMIT);
    }

    private JsonRow send(String method, Query query, BodyPublisher body, boolean isRepeatable) {
        HttpRequest.Builder request =
                request(server.url().resolve(query.toString())).method(method, body);
        if (isRepeatable) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString());
        }
        HttpResponse<InputStream> answer = exchange(request.build(), isRepeatable ? 1 : 0);
        try (InputStream stream = answer.body()) {
            return answer.statusCode() == 204 ? new JsonRow(Map.of()) : JsonReader.readObject(stream);
        } catch (IOException e) {
            throw ConnectionProblem.describe(server, e);
        }
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json, application/problem+json")
                .header("User-Agent", "masif");
        return server.authorization() == null ? request : request.header("Authorization", server.authorization());
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) {
        return exchange(request, 0);
    }

    private HttpResponse<InputStream> exchange(HttpRequest request, int repetitions) {
        try {
            HttpResponse<InputStream> answer = await(http.sendAsync(request, BodyHandlers.ofInputStream()));
            if (answer.statusCode() >= FIRST_FAILURE) {
                throw Problem.describe(server, answer);
            }
            return answer;
        } catch (IOException e) {
            if (repetitions > 0 && ConnectionProblem.isLostAnswer(e)) {
                return exchange(request, repetitions - 1);
            }
            throw ConnectionProblem.describe(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The time limit is that of the answer's beginning. A request's own one is, from Java 26 on, that of its end. */
    private static HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(ANSWER_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw (HttpTimeoutException) new HttpTimeoutException("no answer").initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }
}
