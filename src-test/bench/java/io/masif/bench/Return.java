package io.masif.bench;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * All hosts connect at once, with a full handshake each, and report. Those that fail, or have no connection within the
 * connector's ten seconds, come again after a random while, as agents do; those that are told when, then, over the
 * connection that they have. Everything
 * happens on the thread of the connector's event loop.
 */
final class Return {
    private static final int OK = 200;
    private static final int LONGEST_PAUSE_MILLIS = 10_000;
    private static final int SHORTEST_PAUSE_MILLIS = 1000;

    private final Connector connector;
    private final Hosts hosts;
    private final IntFunction<byte[]> report;
    private final CompletableFuture<Return> ended = new CompletableFuture<>();
    private final Random random = new Random(1);
    private int answered;
    private int refused;
    private int broken;

    Return(Connector connector, Hosts hosts, IntFunction<byte[]> report) {
        this.connector = connector;
        this.hosts = hosts;
        this.report = report;
    }

    /** Begins at once. Ends when all have been answered, or after so many seconds. */
    CompletableFuture<Return> run(long atMostSeconds) {
        connector.loop().execute(() -> {
            for (int host = 0; host < hosts.count(); host++) {
                attempt(host);
            }
        });
        connector.later(TimeUnit.SECONDS.toMillis(atMostSeconds), () -> ended.complete(this));
        return ended;
    }

    /** How many hosts have been answered with 200. */
    int answered() {
        return answered;
    }

    /** How many attempts were answered otherwise. */
    int refused() {
        return refused;
    }

    /** How many attempts ended without an answer. */
    int broken() {
        return broken;
    }

    private void attempt(int host) {
        HostConnection kept = hosts.connection(host);
        if (ended.isDone()) {
            return;
        }
        if (kept != null && kept.open()) {
            report(host, kept);
            return;
        }
        connector.open(hosts.name(host), false, (connection, failed) -> {
            if (connection == null) {
                broken++;
                later(host, HostConnection.UNTOLD);
            } else {
                hosts.keep(host, connection);
                report(host, connection);
            }
        });
    }

    private void report(int host, HostConnection connection) {
        connection.send(report.apply(host), status -> {
            if (status == OK) {
                answered++;
            } else if (status == HostConnection.BROKEN) {
                broken++;
                later(host, HostConnection.UNTOLD);
            } else {
                refused++;
                later(host, connection.retryAfter());
            }
            if (answered == hosts.count()) {
                ended.complete(this);
            }
        });
    }

    private void later(int host, int seconds) {
        long millis = seconds == HostConnection.UNTOLD
                ? random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)
                : TimeUnit.SECONDS.toMillis(seconds);
        connector.later(millis, () -> attempt(host));
    }
}
