package io.masif.clock;

import io.masif.management.Meters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's clock. All times that several processes compare, such as the expiry of an approval, are compared by it, so
 * that a wrong clock of one of them does no harm. It is measured repeatedly, and advances by {@link System#nanoTime()} in
 * between, independently of this machine's clock. It is shared by all verticles of a Vert.x.
 */
public final class DatabaseClock implements Shareable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final String MAP = "masif.database.clock";
    private static final String NOW = "SELECT UTC_TIMESTAMP(3) AS now";
    /** An answer that took longer is too inexact. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** The database returns whole milliseconds. */
    private static final long RESOLUTION_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** By which our clock and the database's may differ in pace, both set by NTP: 500 millionths each. */
    private static final double DRIFT = 0.001;

    private static final double MILLIS = 1000.0;

    private volatile Measurement last;
    private volatile ClockDifference warned;

    private DatabaseClock() {}

    /**
     * The database's time at a moment of {@link System#nanoTime()}.
     *
     * @param error by how many nanoseconds it may be wrong
     */
    private record Measurement(Instant moment, long nanos, long error) {
        long errorAt(long laterNanos) {
            return error + (long) (DRIFT * Math.max(0, laterNanos - nanos));
        }
    }

    /** The clock of this Vert.x. */
    public static DatabaseClock of(Vertx vertx) {
        return vertx.sharedData()
                .<String, DatabaseClock>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new DatabaseClock().metered(Meters.of(vertx)));
    }

    private DatabaseClock metered(Meters meters) {
        meters.addGauge(
                "masif.clock.difference.seconds",
                "How far the clock of this machine is ahead of the database's; negative if it is behind.",
                () -> isMeasured() ? difference().ahead().toMillis() / MILLIS : Double.NaN);
        return this;
    }

    /** The time by the database's clock; by this machine's clock until it has been measured. */
    public Instant now() {
        return isMeasured() ? at(System.nanoTime()) : Instant.now();
    }

    /**
     * The time by the database's clock, which must have been measured.
     *
     * @param nanos by {@link System#nanoTime()}
     */
    public Instant at(long nanos) {
        Measurement measured = last;
        return measured.moment().plusNanos(nanos - measured.nanos());
    }

    /** Whether the clock has been measured. */
    public boolean isMeasured() {
        return last != null;
    }

    /** The difference of this machine's clock from the database's. */
    public ClockDifference difference() {
        return new ClockDifference(Duration.between(now(), Instant.now()));
    }

    /** A sentence why this machine's clock has to be set; empty if it is right, or the clock was not measured. */
    public Optional<String> warning() {
        ClockDifference difference = difference();
        return isMeasured() && difference.isLarge()
                ? Optional.of("this machine's clock is " + difference + " the database's")
                : Optional.empty();
    }

    /** Queries the database and measures the clock. */
    public Future<Void> measure(SqlClient client) {
        long asked = System.nanoTime();
        return client.query(NOW).execute().map(rows -> {
            measured(rows.iterator().next().getLocalDateTime("now"), asked);
            return null;
        });
    }

    /**
     * Measures the clock by the result of a query. To be called on one event loop.
     *
     * @param utc its {@code UTC_TIMESTAMP(3)}
     * @param askedNanos when the query was sent, by {@link System#nanoTime()}
     */
    public void measured(LocalDateTime utc, long askedNanos) {
        measured(utc, askedNanos, System.nanoTime());
    }

    /** As above, by a result that came at a moment of {@link System#nanoTime()}. */
    void measured(LocalDateTime utc, long askedNanos, long answeredNanos) {
        long took = answeredNanos - askedNanos;
        Measurement measured =
                new Measurement(utc.toInstant(ZoneOffset.UTC), askedNanos + took / 2, took / 2 + RESOLUTION_NANOS);
        if (last == null || (took <= LONGEST_NANOS && (isBetter(measured) || contradicts(measured)))) {
            last = measured;
            warn(difference());
        }
    }

    /** Whether it is more exact than the last measurement, which becomes less exact with time. */
    private boolean isBetter(Measurement measured) {
        return measured.error() <= last.errorAt(measured.nanos());
    }

    /** Whether the two contradict each other, so that the database's clock was set. */
    private boolean contradicts(Measurement measured) {
        long apart = Math.abs(
                Duration.between(at(measured.nanos()), measured.moment()).toNanos());
        return apart > measured.error() + last.errorAt(measured.nanos());
    }

    /** Logs the difference once, and again when it has changed. */
    private void warn(ClockDifference difference) {
        ClockDifference before = warned;
        if (difference.isLarge() && (before == null || !difference.isNear(before))) {
            warned = difference;
            LOG.warn(
                    "this machine's clock is {} the database's: set both by NTP seconds={}",
                    difference,
                    seconds(difference));
        } else if (!difference.isLarge() && before != null) {
            warned = null;
            LOG.info("this machine's clock is that of the database again seconds={}", seconds(difference));
        }
    }

    private static long seconds(ClockDifference difference) {
        return difference.ahead().toSeconds();
    }
}
