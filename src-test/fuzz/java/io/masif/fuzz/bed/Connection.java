package io.masif.fuzz.bed;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A connection on which anything can be sent, and of which a thread of its own reads what comes. */
public final class Connection implements AutoCloseable {
    private static final int BUFFER_SIZE = 16 * 1024;
    private static final byte[] END = {};

    private final Sink sink;
    private final Closeable socket;
    private final LinkedBlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private boolean isEndReached;

    /** Where bytes are written to. */
    interface Sink {
        void write(byte[] bytes) throws IOException;
    }

    /** Where bytes come from. */
    interface Source {
        int read(byte[] buffer) throws IOException;
    }

    Connection(Sink sink, Source source, Closeable socket) {
        this.sink = sink;
        this.socket = socket;
        Thread reader = new Thread(() -> read(source), "connection");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Source source) {
        byte[] buffer = new byte[BUFFER_SIZE];
        boolean isOpen = true;
        while (isOpen) {
            isOpen = readChunk(source, buffer);
        }
        chunks.add(END);
    }

    /** Whether more may come. */
    private boolean readChunk(Source source, byte[] buffer) {
        try {
            int count = source.read(buffer);
            if (count >= 0) {
                chunks.add(Arrays.copyOf(buffer, count));
            }
            return count >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends, unless the other side has closed; false then. */
    public boolean send(byte[] bytes) {
        try {
            sink.write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What comes next; empty if nothing came in that time, or nothing will come any more. */
    public Optional<byte[]> next(Duration timeout) {
        if (isEndReached) {
            return Optional.empty();
        }
        try {
            byte[] chunk = chunks.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            isEndReached = chunk == END;
            return Optional.ofNullable(isEndReached ? null : chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether the other side has closed, and all that it had sent before was read here. */
    public boolean isEnded() {
        return isEndReached;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // the other side was faster
            isEndReached = true;
        }
    }
}
