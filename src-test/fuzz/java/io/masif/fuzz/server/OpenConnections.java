package io.masif.fuzz.server;

import io.masif.fuzz.bed.Connection;
import io.masif.fuzz.check.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Connections that a server has left open: each has to be closed by it after a while in which nothing happens. */
final class OpenConnections implements AutoCloseable {
    /** Longer than the parts let a client do nothing, with what a busy machine needs. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration LIMIT_OF_THE_UI = Duration.ofSeconds(150);

    private static final Duration NOW = Duration.ofMillis(1);
    private static final int MOST = 600;

    private final Deque<Open> all = new ArrayDeque<>();

    private record Open(String port, String input, Connection connection, long since) {
        boolean isOver() {
            while (connection.next(NOW).isPresent()) {
                // what is still sent does not count: nothing was asked
                Thread.onSpinWait();
            }
            return connection.isEnded();
        }

        Duration limit() {
            return port.equals("ui") ? LIMIT_OF_THE_UI : LIMIT;
        }

        boolean isLate() {
            return System.nanoTime() - since > limit().toNanos();
        }
    }

    void add(String port, byte[] input, Connection connection) {
        if (all.size() >= MOST) {
            all.removeFirst().connection().close();
        }
        all.addLast(new Open(port, HttpTarget.shown(input), connection, System.nanoTime()));
    }

    /** One that should have been closed by now. */
    Optional<Fault> fault() {
        List<Open> over = new ArrayList<>(all.stream().filter(Open::isOver).toList());
        over.forEach(open -> open.connection().close());
        all.removeAll(over);
        return all.stream()
                .filter(Open::isLate)
                .findFirst()
                .map(open -> new Fault(
                        "http: " + open.port() + ": left open",
                        "after " + open.limit().toSeconds() + " s still open: " + open.input()));
    }

    @Override
    public void close() {
        all.forEach(open -> open.connection().close());
        all.clear();
    }
}
