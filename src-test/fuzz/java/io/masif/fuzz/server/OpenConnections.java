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
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration UI_TIMEOUT = Duration.ofSeconds(150);

    private static final Duration NO_WAIT = Duration.ofMillis(1);
    private static final int MAX_CONNECTIONS = 600;

    private final Deque<OpenConnection> connections = new ArrayDeque<>();

    private record OpenConnection(String port, String input, Connection connection, long openedNanos) {
        boolean isClosed() {
            while (connection.next(NO_WAIT).isPresent()) {
                // what is still sent does not count: nothing was asked
                Thread.onSpinWait();
            }
            return connection.isEnded();
        }

        Duration timeout() {
            return port.equals("ui") ? UI_TIMEOUT : TIMEOUT;
        }

        boolean isOverdue() {
            return System.nanoTime() - openedNanos > timeout().toNanos();
        }
    }

    void add(String port, byte[] input, Connection connection) {
        if (connections.size() >= MAX_CONNECTIONS) {
            connections.removeFirst().connection().close();
        }
        connections.addLast(new OpenConnection(port, HttpTarget.toPrintable(input), connection, System.nanoTime()));
    }

    /** One that should have been closed by now. */
    Optional<Fault> findFault() {
        List<OpenConnection> closed = new ArrayList<>(
                connections.stream().filter(OpenConnection::isClosed).toList());
        closed.forEach(open -> open.connection().close());
        connections.removeAll(closed);
        return connections.stream()
                .filter(OpenConnection::isOverdue)
                .findFirst()
                .map(open -> new Fault(
                        "http: " + open.port() + ": left open",
                        "after " + open.timeout().toSeconds() + " s still open: " + open.input()));
    }

    @Override
    public void close() {
        connections.forEach(open -> open.connection().close());
        connections.clear();
    }
}
