package io.masif.fuzz.bed;

import io.masif.rig.retry.UnavailableRetry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends requests that are as they should be, one after the other on a connection that is kept. */
public final class HttpClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int UNAVAILABLE = 503;

    private final Connector connector;
    private Connection connection;

    public HttpClient(Connector connector) {
        this.connector = connector;
    }

    /** A request with a body; headers are lines, each with its end. Empty if there was no whole answer in time. */
    public Optional<Response> send(String method, String path, String headers, byte[] body) {
        String length = body.length == 0 && method.equals("GET") ? "" : "Content-Length: " + body.length + "\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + length + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        // a server may have closed an idle connection, or a new one if we stood still: then another one is as good
        long deadline = System.nanoTime() + TIMEOUT.multipliedBy(2).toNanos();
        Optional<Response> response = attempt(request.toByteArray());
        while (response.isEmpty() && System.nanoTime() < deadline) {
            response = attempt(request.toByteArray());
        }
        return response;
    }

    /** As {@link #send}, and again while a server refuses it for want of something, as every client is to do. */
    public Optional<Response> sendUntilAvailable(String method, String path, String headers, byte[] body) {
        return UnavailableRetry.attempt(PATIENCE, () -> send(method, path, headers, body), answer -> answer.filter(
                        each -> each.status() == UNAVAILABLE)
                .isPresent());
    }

    private Optional<Response> attempt(byte[] request) {
        if (connection == null) {
            connection = connector.open();
        }
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Optional<Response> response = Optional.empty();
        if (connection.send(request)) {
            while (response.isEmpty() && !connection.isEnded() && System.nanoTime() < deadline) {
                connection.next(TIMEOUT).ifPresent(answer::writeBytes);
                List<Response> all = Response.parseAll(answer.toByteArray());
                response = all.stream().filter(each -> each.isComplete()).findFirst();
            }
        }
        boolean isClosing = response.filter(each -> "close".equalsIgnoreCase(each.header("connection")))
                .isPresent();
        if (response.isEmpty() || isClosing) {
            close();
        }
        return response;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
