package io.masif.bench;

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
    private final Hosts hosts;
    private final Connections connections;
    private final Work work;
    private final Pace pace;
    private final CompletableFuture<Phase> ended = new CompletableFuture<>();
    private final Latencies latencies = new Latencies();
    private final Latencies lateness = new Latencies();
    private final Map<Integer, Integer> failures = new TreeMap<>();
    private int vague;
    private final Deque<Long> due = new ArrayDeque<>();
    private long began;
    private long lastAnswer;
    private int begun;
    private int underway;
    private ScheduledFuture<?> clock;

    Phase(Connector connector, Hosts hosts, Connections connections, Work work, Pace pace) {
        this.connector = connector;
        this.hosts = hosts;
        this.connections = connections;
        this.work = work;
        this.pace = pace;
    }

    /** Begins at once. */
    CompletableFuture<Phase> run() {
        connector.loop().execute(() -> {
            began = System.nanoTime();
            lastAnswer = began;
            clock = connector.loop().scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.MILLISECONDS);
        });
        return ended;
    }

    /** How long answers with 200 took; where the pace is steady, from the moment at which the report was due. */
    Latencies latencies() {
        return latencies;
    }

    /** How late reports were begun after they were due, since whoever plays the hosts was busy; of a steady pace. */
    Latencies lateness() {
        return lateness;
    }

    /** How often there was another status than 200, by it. */
    Map<Integer, Integer> failures() {
        return failures;
    }

    /** How many were told to come back, but not when. */
    int vague() {
        return vague;
    }

    /** From the beginning until the last answer with 200: refusals that a master holds back come later. */
    double seconds() {
        return (lastAnswer - began) / 1e9;
    }

    private void tick() {
        long elapsed = System.nanoTime() - began;
        if (pace.rate() > 0 && elapsed < pace.atMost().toNanos()) {
            long wanted = Math.min(pace.reports(), (long) (elapsed / 1e9 * pace.rate()));
            while (begun + due.size() < wanted) {
                due.add(began + (long) ((begun + due.size()) / pace.rate() * 1e9));
            }
        }
        fill();
        boolean late = elapsed > pace.atMost().toNanos() + TimeUnit.SECONDS.toNanos(DRAINING_SECONDS);
        if (late && underway > 0) {
            failures.merge(HostConnection.BROKEN, underway, Integer::sum);
            underway = 0;
        }
        if (underway == 0 && !more(elapsed) && due.isEmpty() && !ended.isDone()) {
            clock.cancel(false);
            ended.complete(this);
        }
    }

    private boolean more(long elapsed) {
        return elapsed < pace.atMost().toNanos() && begun < pace.reports();
    }

    private void fill() {
        while (underway < pace.clients()) {
            boolean steady = pace.rate() > 0;
            long now = System.nanoTime();
            if (steady ? due.isEmpty() : !more(now - began)) {
                return;
            }
            int host = hosts.take();
            if (host < 0) {
                if (pace.patient()) {
                    // all have been told to stay away: there is nobody whose report could be late
                    due.clear();
                }
                return;
            }
            begun++;
            underway++;
            long since = steady ? due.remove() : now;
            lateness.add(now - since);
            begin(host, since);
        }
    }

    private void begin(int host, long since) {
        HostConnection kept = connections == Connections.KEPT ? hosts.connection(host) : null;
        if (kept != null && kept.open()) {
            report(kept, host, since);
            return;
        }
        connector.open(hosts.name(host), connections == Connections.RESUMED, (connection, failed) -> {
            if (connection == null) {
                finish(host, since, HostConnection.BROKEN, 0);
                return;
            }
            if (connections == Connections.KEPT) {
                hosts.keep(host, connection);
            }
            report(connection, host, since);
        });
    }

    private void report(HostConnection connection, int host, long since) {
        connection.send(work.report().apply(host), status -> {
            if (status == CONFLICT) {
                connection.send(work.again().apply(host), then -> answered(connection, host, since, then));
            } else {
                answered(connection, host, since, status);
            }
        });
    }

    private void answered(HostConnection connection, int host, long since, int status) {
        if (connections != Connections.KEPT) {
            connection.close();
        }
        int away = status == UNAVAILABLE ? connection.retryAfter() : 0;
        vague += away == HostConnection.UNTOLD ? 1 : 0;
        finish(host, since, status, pace.patient() ? Math.max(0, away) : 0);
    }

    /** @param away for how many seconds the host does not report */
    private void finish(int host, long since, int status, int away) {
        if (status == OK) {
            lastAnswer = System.nanoTime();
            latencies.add(lastAnswer - since);
        } else {
            failures.merge(status, 1, Integer::sum);
        }
        if (away == 0) {
            hosts.giveBack(host);
        } else {
            connector.later(TimeUnit.SECONDS.toMillis(away), () -> hosts.giveBack(host));
        }
        underway--;
        // not from within: a connection that fails at once would recurse
        connector.loop().execute(this::fill);
    }
}
