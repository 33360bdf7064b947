package io.masif.bench.simulator;

import io.masif.bench.connection.Connector;
import io.masif.bench.connection.HostConnection;
import io.masif.bench.connection.SimulatedHosts;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Hosts report for a while. Everything happens on the thread of the connector's event loop. */
final class Phase {
    private static final long DRAINING_SECONDS = 15;
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private final Connector connector;
    private final SimulatedHosts hosts;
    private final ConnectionMode connections;
    private final RequestSource work;
    private final Pace pace;
    private final CompletableFuture<Phase> ended = new CompletableFuture<>();
    private final Latencies latencies = new Latencies();
    private final Latencies lateness = new Latencies();
    private final Map<Integer, Integer> failures = new TreeMap<>();
    private int refusalsWithoutRetryAfter;
    private final Deque<Long> dueTimes = new ArrayDeque<>();
    private long beganAtNanos;
    private long lastAnswerAtNanos;
    private int startedCount;
    private int pendingCount;
    private ScheduledFuture<?> ticker;

    Phase(Connector connector, SimulatedHosts hosts, ConnectionMode connections, RequestSource work, Pace pace) {
        this.connector = connector;
        this.hosts = hosts;
        this.connections = connections;
        this.work = work;
        this.pace = pace;
    }

    /** Begins at once. */
    CompletableFuture<Phase> run() {
        connector.loop().execute(() -> {
            beganAtNanos = System.nanoTime();
            lastAnswerAtNanos = beganAtNanos;
            ticker = connector.loop().scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.MILLISECONDS);
        });
        return ended;
    }

    /** How long answers with 200 took; where the pace is steady, from the moment at which the report was due. */
    Latencies latencies() {
        return latencies;
    }

    /** How late reports were begun after they were due, since this process was busy; of a steady pace. */
    Latencies lateness() {
        return lateness;
    }

    /** How often there was another status than 200, by it. */
    Map<Integer, Integer> failures() {
        return failures;
    }

    /** How many were answered 503 without {@code Retry-After}. */
    int refusalsWithoutRetryAfter() {
        return refusalsWithoutRetryAfter;
    }

    /** From the beginning until the last answer with 200: refusals that a master holds back come later. */
    double seconds() {
        return (lastAnswerAtNanos - beganAtNanos) / 1e9;
    }

    private void tick() {
        long elapsed = System.nanoTime() - beganAtNanos;
        if (pace.rate() > 0 && elapsed < pace.duration().toNanos()) {
            long expectedCount = Math.min(pace.maxReports(), (long) (elapsed / 1e9 * pace.rate()));
            while (startedCount + dueTimes.size() < expectedCount) {
                dueTimes.add(beganAtNanos + (long) ((startedCount + dueTimes.size()) / pace.rate() * 1e9));
            }
        }
        startDueReports();
        boolean isLate = elapsed > pace.duration().toNanos() + TimeUnit.SECONDS.toNanos(DRAINING_SECONDS);
        if (isLate && pendingCount > 0) {
            failures.merge(HostConnection.BROKEN, pendingCount, Integer::sum);
            pendingCount = 0;
        }
        if (pendingCount == 0 && !hasMore(elapsed) && dueTimes.isEmpty() && !ended.isDone()) {
            ticker.cancel(false);
            ended.complete(this);
        }
    }

    private boolean hasMore(long elapsed) {
        return elapsed < pace.duration().toNanos() && startedCount < pace.maxReports();
    }

    private void startDueReports() {
        while (pendingCount < pace.clients()) {
            boolean isSteady = pace.rate() > 0;
            long now = System.nanoTime();
            if (isSteady ? dueTimes.isEmpty() : !hasMore(now - beganAtNanos)) {
                return;
            }
            int host = hosts.acquire();
            if (host < 0) {
                if (pace.isRetryAfterHonored()) {
                    // all wait for their Retry-After: no report can be late
                    dueTimes.clear();
                }
                return;
            }
            startedCount++;
            pendingCount++;
            long sinceNanos = isSteady ? dueTimes.remove() : now;
            lateness.add(now - sinceNanos);
            startReport(host, sinceNanos);
        }
    }

    private void startReport(int host, long sinceNanos) {
        HostConnection openConnection = connections == ConnectionMode.KEPT ? hosts.connection(host) : null;
        if (openConnection != null && openConnection.isOpen()) {
            send(openConnection, host, sinceNanos);
            return;
        }
        connector.open(hosts.name(host), connections == ConnectionMode.RESUMED, (connection, failed) -> {
            if (connection == null) {
                finish(host, sinceNanos, HostConnection.BROKEN, 0);
                return;
            }
            if (connections == ConnectionMode.KEPT) {
                hosts.setConnection(host, connection);
            }
            send(connection, host, sinceNanos);
        });
    }

    private void send(HostConnection connection, int host, long sinceNanos) {
        connection.send(work.report().apply(host), status -> {
            if (status == CONFLICT) {
                connection.send(
                        work.fullReport().apply(host),
                        retryStatus -> onAnswer(connection, host, sinceNanos, retryStatus));
            } else {
                onAnswer(connection, host, sinceNanos, status);
            }
        });
    }

    private void onAnswer(HostConnection connection, int host, long sinceNanos, int status) {
        if (connections != ConnectionMode.KEPT) {
            connection.close();
        }
        int retryAfterSeconds = status == UNAVAILABLE ? connection.retryAfterSeconds() : 0;
        refusalsWithoutRetryAfter += retryAfterSeconds == HostConnection.UNKNOWN ? 1 : 0;
        finish(host, sinceNanos, status, pace.isRetryAfterHonored() ? Math.max(0, retryAfterSeconds) : 0);
    }

    /** @param retryAfterSeconds for how many seconds the host does not report */
    private void finish(int host, long sinceNanos, int status, int retryAfterSeconds) {
        if (status == OK) {
            lastAnswerAtNanos = System.nanoTime();
            latencies.add(lastAnswerAtNanos - sinceNanos);
        } else {
            failures.merge(status, 1, Integer::sum);
        }
        if (retryAfterSeconds == 0) {
            hosts.release(host);
        } else {
            connector.schedule(TimeUnit.SECONDS.toMillis(retryAfterSeconds), () -> hosts.release(host));
        }
        pendingCount--;
        // not from within: a connection that fails at once would recurse
        connector.loop().execute(this::startDueReports);
    }
}
