package io.masif.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Waits for events of a stream (server-sent events). What they are about is read again from the API. */
public final class EventReader implements AutoCloseable {
    private static final String EVENT = "event:";

    private final BufferedReader lines;

    EventReader(InputStream stream) {
        this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** Waits for the next event. Returns false if the stream has ended. */
    public boolean awaitEvent() {
        try {
            String line = lines.readLine();
            boolean isEvent = false;
            while (line != null && !(line.isEmpty() && isEvent)) {
                isEvent = isEvent || line.startsWith(EVENT);
                line = lines.readLine();
            }
            return line != null;
        } catch (IOException ended) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            // it is not read any more
        }
    }
}
