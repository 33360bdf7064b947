package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long a batch of reports takes only because the database is far away, however few reports it has; shared by all
 * verticles of a Vert.x. It is estimated by the shortest round trip of the last minute: one that is long because the database is
 * busy does not count.
 */
public final class DatabaseDistance implements Shareable {
    private static final String MAP = "masif.database.distance";
    /** A batch waits for about so many answers, one after the other. */
    private static final int ROUND_TRIPS = 30;
    /** Reports that wait for longer would not be answered in time. */
    private static final long MAX_NANOS = Duration.ofSeconds(3).toNanos();

    private static final long PERIOD_NANOS = Duration.ofSeconds(30).toNanos();

    private long periodBegan = System.nanoTime();
    private long shortest = Long.MAX_VALUE;
    private long shortestBefore = Long.MAX_VALUE;

    DatabaseDistance() {}

    /** That of this Vert.x. */
    public static DatabaseDistance of(Vertx vertx) {
        return vertx.sharedData()
                .<String, DatabaseDistance>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new DatabaseDistance());
    }

    /** Measures a round trip: a simple statement, which is executed often. */
    public <T> Future<T> measure(Supplier<Future<T>> statement) {
        long began = System.nanoTime();
        return statement.get().onSuccess(done -> {
            long now = System.nanoTime();
            record(now - began, now);
        });
    }

    /** A round trip has taken so long. */
    synchronized void record(long nanos, long now) {
        if (now - periodBegan > PERIOD_NANOS) {
            shortestBefore = shortest;
            shortest = Long.MAX_VALUE;
            periodBegan = now;
        }
        shortest = Math.min(shortest, nanos);
    }

    /** How long a batch takes at least; 0 as long as nothing has been measured. */
    public synchronized long batchNanos() {
        long roundTrip = Math.min(shortest, shortestBefore);
        return roundTrip == Long.MAX_VALUE ? 0 : Math.min(MAX_NANOS, ROUND_TRIPS * roundTrip);
    }
}
