package io.masif.ui;

import io.masif.rig.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A stream of events that is read as it comes. */
final class Events implements AutoCloseable {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final InputStream stream;
    private volatile boolean ended;

    Events(InputStream stream) {
        this.stream = stream;
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    /** What stands in the next line that begins so. */
    String next(String beginning) {
        return Await.value("a line " + beginning, ApiCase.SOON, () -> {
                    String line = lines.poll();
                    while (line != null && !line.startsWith(beginning)) {
                        line = lines.poll();
                    }
                    return Optional.ofNullable(line);
                })
                .substring(beginning.length());
    }

    /** Whether the server has ended it. */
    boolean ended() {
        return ended;
    }

    private void read() {
        try {
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(lines::add);
        } catch (UncheckedIOException closed) {
            // nobody reads on
        }
        ended = true;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
