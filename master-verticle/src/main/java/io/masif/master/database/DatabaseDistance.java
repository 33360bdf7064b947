package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Estimates the minimum duration of a batch of reports, which is caused by the network latency to the database: the number of
 * round trips of a batch multiplied by the shortest round trip of the last minute. Longer round trips are caused by load, and are
 * ignored. Shared by all verticles of a Vert.x.
 */
public final class DatabaseDistance implements Shareable {
    private static final String MAP = "masif.database.distance";
    /** A batch waits for up to seven answers, one after the other, and for longer where packets get lost. */
    private static final int ROUND_TRIPS = 12;
    /** The upper limit of the estimate: reports that waited for longer would time out. */
    private static final long MAX_NANOS = Duration.ofSeconds(3).toNanos();

    private static final long PERIOD_NANOS = Duration.ofSeconds(30).toNanos();

    private long periodBegan = System.nanoTime();
    private long shortest = Long.MAX_VALUE;
    private long shortestBefore = Long.MAX_VALUE;

    DatabaseDistance() {}

    /** The instance of this Vert.x. */
    public static DatabaseDistance of(Vertx vertx) {
        return vertx.sharedData()
                .<String, DatabaseDistance>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new DatabaseDistance());
    }

    /** Executes a statement, and measures its duration as a round trip. It must be a simple statement that is executed often. */
    public <T> Future<T> measure(Supplier<Future<T>> statement) {
        long began = System.nanoTime();
        return statement.get().onSuccess(done -> {
            long now = System.nanoTime();
            record(now - began, now);
        });
    }

    /** Records the duration of a round trip. */
    synchronized void record(long nanos, long now) {
        if (now - periodBegan > PERIOD_NANOS) {
            shortestBefore = shortest;
            shortest = Long.MAX_VALUE;
            periodBegan = now;
        }
        shortest = Math.min(shortest, nanos);
    }

    /** The estimate in nanoseconds; 0 before the first measurement. */
    public synchronized long batchNanos() {
        long roundTrip = Math.min(shortest, shortestBefore);
        return roundTrip == Long.MAX_VALUE ? 0 : Math.min(MAX_NANOS, ROUND_TRIPS * roundTrip);
    }
}
