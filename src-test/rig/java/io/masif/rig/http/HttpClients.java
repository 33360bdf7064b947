package io.masif.rig.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Makes the clients of the tests. Java 17 keeps an unused connection for 20 minutes, which is longer than any server does: a
 * request that is sent in the moment in which the server ends it has no answer. These end it first.
 */
public final class HttpClients {
    private static final String KEPT_SECONDS = "20";

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
}
