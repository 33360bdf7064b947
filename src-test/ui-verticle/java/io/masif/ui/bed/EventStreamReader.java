package io.masif.ui.bed;

import io.masif.rig.process.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Reads an event stream in a thread of its own. */
public final class EventStreamReader implements AutoCloseable {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final InputStream stream;
    private volatile boolean isEnded;

    EventStreamReader(InputStream stream) {
        this.stream = stream;
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /** The rest of the next line with that beginning. */
    public String awaitLine(String beginning) {
        return Await.value("a line " + beginning, ApiCase.TIMEOUT, () -> {
                    String line = lines.poll();
                    while (line != null && !line.startsWith(beginning)) {
                        line = lines.poll();
                    }
                    return Optional.ofNullable(line);
                })
                .substring(beginning.length());
    }

    /** Whether the server has ended the stream. */
    public boolean isEnded() {
        return isEnded;
    }

    private void read() {
        try {
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(lines::add);
        } catch (UncheckedIOException closed) {
            // the test closed the stream
        }
        isEnded = true;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
