package io.masif.bench.cluster.load;

import io.masif.bench.connection.Connector;
import io.masif.bench.connection.HostConnection;
import io.masif.bench.connection.SimulatedHosts;
import io.masif.bench.request.HostPlans;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Hosts that report something new again and again, each over a connection that it keeps. What is not acknowledged is sent again,
 * as agents do, sometimes with a plan that has changed meanwhile. Some then wait for something new, as agents do. All happens on
 * the thread of the connector.
 */
public final class HostLoad implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(5);
    private static final int CHANGES = 3;
    private static final int RUN_EVERY = 10;
    private static final int HELD_EVERY = 8;
    private static final double CHANGED_WHEN_REPEATED = 0.3;
    private static final int SHORTEST_PAUSE_MILLIS = 500;
    private static final int PAUSE_RANGE_MILLIS = 1000;

    private final Connector connector;
    private final SimulatedHosts hosts;
    private final HostPlans plans;
    private final AnswerCheck check;
    private final double rate;
    private final List<LoadHost> records;
    private final Random random = new Random(1);
    private final Waits waits = new Waits();
    private LoadCounts counts = new LoadCounts();
    private ScheduledFuture<?> ticker;
    private long reports;
    private double due;

    /** @param rate reports in a second */
    public HostLoad(Connector connector, SimulatedHosts hosts, HostPlans plans, AnswerCheck check, double rate) {
        this.connector = connector;
        this.hosts = hosts;
        this.plans = plans;
        this.check = check;
        this.rate = rate;
        this.records = IntStream.range(0, hosts.count())
                .mapToObj(host -> new LoadHost())
                .toList();
    }

    public void start() {
        ticker = connector.loop().scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something on the load's thread. */
    public <T> T call(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, connector.loop()).join();
    }

    /** What has happened since the last reset; of hosts that wait now, the time until now counts. */
    public LoadCounts.Totals reset() {
        return call(() -> {
            records.forEach(record -> waits.add(record.waitingSince(), counts));
            LoadCounts.Totals totals = counts.totals();
            counts = new LoadCounts();
            return totals;
        });
    }

    /** From now on hosts can be served, or cannot. */
    public void setServable(boolean isServable) {
        call(() -> waits.setServable(isServable));
    }

    /** Each host that waits for nothing closes its connection: the balancer chooses a master for its next one. */
    public void reconnect() {
        call(() -> {
            IntStream.range(0, records.size())
                    .filter(host -> records.get(host).waitingSince() == 0 && hosts.connection(host) != null)
                    .forEach(host -> hosts.connection(host).close());
            return null;
        });
    }

    /** The first so many report nothing more, once they have an answer. */
    public void quieten(int first) {
        call(() -> {
            hosts.select(first, records.size() - first);
            return null;
        });
    }

    /** How many of the first ones wait for an answer. */
    public long countWaiting(int first) {
        return call(() -> records.subList(0, first).stream()
                .filter(record -> record.waitingSince() != 0)
                .count());
    }

    public int count() {
        return records.size();
    }

    /** To be used on the load's thread. */
    public LoadHost record(int host) {
        return records.get(host);
    }

    public String name(int host) {
        return hosts.name(host);
    }

    private void tick() {
        due = Math.min(due + rate * TICK.toMillis() / 1000, Math.max(1, rate / 10));
        while (due >= 1) {
            int host = hosts.acquire();
            if (host < 0) {
                return;
            }
            due--;
            reports++;
            records.get(host).beginReport();
            attempt(host, next(host)).send();
        }
    }

    private ReportAttempt attempt(int host, LoadReport report) {
        return new ReportAttempt(this, connector, hosts, host, report);
    }

    private LoadReport next(int host) {
        if (records.get(host).isKnown()) {
            plans.change(host, CHANGES);
        }
        return LoadReport.of(plans.planOf(host), reports % RUN_EVERY == 0 ? "load-" + reports : null);
    }

    /** Sends it again some time later. */
    void repeat(int host, LoadReport report, int status, int retryAfterSeconds) {
        counts.addOther(status);
        LoadReport again = report;
        if (random.nextDouble() < CHANGED_WHEN_REPEATED) {
            plans.change(host, CHANGES);
            again = report.withPlan(plans.planOf(host));
        }
        int pause = retryAfterSeconds > 0
                ? (int) TimeUnit.SECONDS.toMillis(retryAfterSeconds)
                : SHORTEST_PAUSE_MILLIS + random.nextInt(PAUSE_RANGE_MILLIS);
        connector.schedule(pause, attempt(host, again)::send);
    }

    void acknowledge(ReportAttempt attempt, String body) {
        LoadHost record = records.get(attempt.host());
        Set<String> approved = attempt.report().packagesOf(AnswerCheck.approvedDigests(body));
        counts.addChecked(check.isRight(attempt.host(), attempt.sentAt(), approved));
        counts.addAcknowledged();
        waits.add(record.waitingSince(), counts);
        record.onAcknowledged(attempt.report(), approved);
        HostConnection connection = hosts.connection(attempt.host());
        if (random.nextInt(HELD_EVERY) == 0 && connection.isOpen()) {
            new HeldReport(this, connector, connection, attempt.host(), attempt.report()).send();
        } else {
            hosts.release(attempt.host());
        }
    }

    void onHeldAnswer(int host, long sentAt, LoadReport report, String body) {
        LoadHost record = records.get(host);
        Set<String> approved = report.packagesOf(AnswerCheck.approvedDigests(body));
        counts.addChecked(check.isRight(host, sentAt, approved));
        counts.addHeld();
        waits.add(record.waitingSince(), counts);
        record.onHeldAnswer(approved);
        hosts.release(host);
    }

    /** It reports something new to another master, some time later. */
    void onHeldLost(int host, int status) {
        LoadHost record = records.get(host);
        record.waitFrom(Math.min(record.waitingSince(), System.nanoTime()));
        repeat(host, next(host), status, 0);
    }

    @Override
    public void close() {
        ticker.cancel(false);
        call(() -> {
            hosts.disconnect();
            return null;
        });
        connector.close();
    }
}
