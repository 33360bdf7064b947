package io.masif.cli.api;

import io.masif.cli.config.Server;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Waits for events of a stream (server-sent events). What they are about is read again from the API. A thread of its own reads
 * the lines: to read a stream has no time limit, and a connection can be lost without an end.
 */
public final class EventReader implements AutoCloseable {
    private static final String EVENT = "event:";
    private static final int MAX_LINES = 1000;

    private final Server server;
    private final InputStream stream;
    private final Duration silenceLimit;
    /** Empty is the end. */
    private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(MAX_LINES);

    private final Thread thread = new Thread(this::readLines, "events");

    private EventReader(Server server, InputStream stream, Duration silenceLimit) {
        this.server = server;
        this.stream = stream;
        this.silenceLimit = silenceLimit;
    }

    /** @param silenceLimit the longest time without a line; the server sends one every 15 seconds */
    static EventReader open(Server server, InputStream stream, Duration silenceLimit) {
        EventReader reader = new EventReader(server, stream, silenceLimit);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    /**
     * Waits for the next event. Returns false if the stream has ended.
     *
     * @throws CommandFailure if the server is silent for too long
     */
    public boolean awaitEvent() {
        String line = awaitLine();
        boolean isEvent = false;
        while (line != null && !(line.isEmpty() && isEvent)) {
            isEvent = isEvent || line.startsWith(EVENT);
            line = awaitLine();
        }
        return line != null;
    }

    /** The next line; null at the end. */
    private String awaitLine() {
        try {
            Optional<String> line = lines.poll(silenceLimit.toNanos(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new CommandFailure(
                        ExitCode.UNAVAILABLE,
                        server.url() + " is silent: for " + silenceLimit.toSeconds()
                                + " seconds its stream of events had no line. The connection may be lost.");
            }
            return line.orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void readLines() {
        try {
            readAll();
            lines.put(Optional.empty());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() throws InterruptedException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.put(Optional.of(line));
            }
        } catch (IOException ended) {
            // a connection that breaks is an end as well
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            // it is not read any more
        }
        thread.interrupt();
    }
}
