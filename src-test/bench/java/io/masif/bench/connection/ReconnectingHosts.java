package io.masif.bench.connection;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * All hosts connect at once, with a full handshake each, and report. Those that fail, or have no connection within the
 * connector's ten seconds, connect again after a random time, as agents do; those that are refused with Retry-After report
 * again after that time, over the connection that they have. Everything happens on the thread of the connector's event loop.
 */
public final class ReconnectingHosts {
    private static final int OK = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MAX_PAUSE_MILLIS = 10_000;
    private static final int MIN_PAUSE_MILLIS = 1000;

    private final Connector connector;
    private final SimulatedHosts hosts;
    private final IntFunction<byte[]> report;
    private final CompletableFuture<ReconnectingHosts> ended = new CompletableFuture<>();
    private final Random random = new Random(1);
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int answeredCount;
    private int brokenCount;

    public ReconnectingHosts(Connector connector, SimulatedHosts hosts, IntFunction<byte[]> report) {
        this.connector = connector;
        this.hosts = hosts;
        this.report = report;
    }

    /** Begins at once. Ends when all have been answered, or after so many seconds. */
    public CompletableFuture<ReconnectingHosts> run(long timeoutSeconds) {
        connector.loop().execute(() -> {
            for (int host = 0; host < hosts.count(); host++) {
                attempt(host);
            }
        });
        connector.schedule(TimeUnit.SECONDS.toMillis(timeoutSeconds), () -> ended.complete(this));
        return ended;
    }

    /** How many hosts have been answered with 200. */
    public int answeredCount() {
        return answeredCount;
    }

    /** How many attempts were answered otherwise. */
    int refusedCount() {
        return refusals.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** A line about all of them, and one for each reason for which some were refused. */
    String describe(double seconds) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d of %d hosts are back after %.1f s; refused: %d, failed: %d",
                answeredCount,
                hosts.count(),
                seconds,
                refusedCount(),
                brokenCount));
        refusals.forEach((reason, count) ->
                text.append("\n  refused: ").append(count).append(" since ").append(reason));
        return text.toString();
    }

    private void attempt(int host) {
        HostConnection openConnection = hosts.connection(host);
        if (ended.isDone()) {
            return;
        }
        if (openConnection != null && openConnection.isOpen()) {
            report(host, openConnection);
            return;
        }
        connector.open(hosts.name(host), false, (connection, failed) -> {
            if (connection == null) {
                brokenCount++;
                scheduleRetry(host, HostConnection.UNKNOWN);
            } else {
                hosts.setConnection(host, connection);
                report(host, connection);
            }
        });
    }

    private void report(int host, HostConnection connection) {
        connection.send(report.apply(host), status -> {
            if (status == OK) {
                answeredCount++;
            } else if (status == HostConnection.BROKEN) {
                brokenCount++;
                scheduleRetry(host, HostConnection.UNKNOWN);
            } else {
                refusals.merge(reason(connection.body()), 1, Integer::sum);
                scheduleRetry(host, connection.retryAfterSeconds());
            }
            if (answeredCount == hosts.count()) {
                ended.complete(this);
            }
        });
    }

    /** The sentence of a refusal, the same for all numbers in it. */
    private static String reason(String body) {
        String sentence = body.startsWith("{") ? new JsonObject(body).getString("error") : body.strip();
        return NUMBER.matcher(sentence).replaceAll("N");
    }

    private void scheduleRetry(int host, int seconds) {
        long millis = seconds == HostConnection.UNKNOWN
                ? random.nextInt(MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS)
                : TimeUnit.SECONDS.toMillis(seconds);
        connector.schedule(millis, () -> attempt(host));
    }
}
