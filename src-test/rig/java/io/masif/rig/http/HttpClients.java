package io.masif.rig.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the clients of the tests. Java 17 keeps an unused connection for 20 minutes, which is longer than any server does: a
 * request that is sent in the moment in which the server ends it has no answer. These end it first.
 */
public final class HttpClients {
    private static final String KEPT_SECONDS = "20";
    private static final Executor PAUSE = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
    private static final int UNAVAILABLE = 503;

    static {
        // read once, when the first connection is kept
        System.setProperty("jdk.httpclient.keepalive.timeout", KEPT_SECONDS);
    }

    private HttpClients() {}

    /** A client with the defaults of Java otherwise. */
    public static HttpClient create() {
        return builder().build();
    }

    /** As {@link #create}, to be changed. */
    public static HttpClient.Builder builder() {
        return HttpClient.newBuilder();
    }

    /** The answer to a request, with errors that need not be declared. */
    public static <T> HttpResponse<T> send(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer of " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The answer to a request that is sent again, as clients are to do, while a server is short of something and says so: a
     * server, or its database, that stands still for some seconds refuses what comes meanwhile.
     *
     * @return the last refusal if that takes longer
     */
    public static HttpResponse<String> sendUntilAvailable(HttpClient client, HttpRequest request, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        HttpResponse<String> answer = send(client, request, BodyHandlers.ofString());
        while (answer.statusCode() == UNAVAILABLE && System.nanoTime() < deadline) {
            CompletableFuture.runAsync(() -> {}, PAUSE).join();
            answer = send(client, request, BodyHandlers.ofString());
        }
        return answer;
    }
}
