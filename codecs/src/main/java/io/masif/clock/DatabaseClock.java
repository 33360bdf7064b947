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
 * The database's clock. All that several processes compare, such as the end of an approval, is compared by it, so that
 * the wrong clock of one of them does no harm. It is measured again and again; in between it goes on by
 * {@link System#nanoTime()}, whatever happens to the clock of this machine. One for all verticles of a Vert.x.
 */
public final class DatabaseClock implements Shareable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final String MAP = "masif.database.clock";
    private static final String NOW = "SELECT UTC_TIMESTAMP(3) AS now";
    /** An answer that took longer says too little about when the database made it. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** The database tells whole milliseconds. */
    private static final long RESOLUTION_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** By which our clock and the database's may differ in pace, both set by NTP: 500 millionths each. */
    private static final double DRIFT = 0.001;

    private static final double MILLIS = 1000.0;

    private volatile Measurement last;
    private volatile ClockDifference warned;

    private DatabaseClock() {}

    /**
     * The database's moment at one of ours, by {@link System#nanoTime()}.
     *
     * @param error by how many nanoseconds it may be wrong, either way
     */
    private record Measurement(Instant moment, long nanos, long error) {
        long errorAt(long laterNanos) {
            return error + (long) (DRIFT * Math.max(0, laterNanos - nanos));
        }
    }

    /** That of this Vert.x. */
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

    /** The moment by the database's clock; by ours as long as the database has not been asked. */
    public Instant now() {
        return isMeasured() ? at(System.nanoTime()) : Instant.now();
    }

    /**
     * The moment by the database's clock, which has been measured.
     *
     * @param nanos one of ours, by {@link System#nanoTime()}
     */
    public Instant at(long nanos) {
        Measurement measured = last;
        return measured.moment().plusNanos(nanos - measured.nanos());
    }

    /** Whether the database has been asked. */
    public boolean isMeasured() {
        return last != null;
    }

    /** How far our clock is from the database's. */
    public ClockDifference difference() {
        return new ClockDifference(Duration.between(now(), Instant.now()));
    }

    /** Why our clock has to be set, as a sentence; empty if it is right, or not known. */
    public Optional<String> warning() {
        ClockDifference now = difference();
        return isMeasured() && now.isLarge()
                ? Optional.of("this machine's clock is " + now + " the database's")
                : Optional.empty();
    }

    /** Asks the database. */
    public Future<Void> measure(SqlClient client) {
        long asked = System.nanoTime();
        return client.query(NOW)
                .execute()
                .onSuccess(rows -> measured(rows.iterator().next().getLocalDateTime("now"), asked))
                .mapEmpty();
    }

    /**
     * The database has just told its time. To be called on one event loop.
     *
     * @param utc its {@code UTC_TIMESTAMP(3)}
     * @param askedNanos when it was asked, by {@link System#nanoTime()}
     */
    public void measured(LocalDateTime utc, long askedNanos) {
        long took = System.nanoTime() - askedNanos;
        Measurement measured =
                new Measurement(utc.toInstant(ZoneOffset.UTC), askedNanos + took / 2, took / 2 + RESOLUTION_NANOS);
        if (last == null || (took <= LONGEST_NANOS && (isBetter(measured) || contradicts(measured)))) {
            last = measured;
            warn(difference());
        }
    }

    /** Whether it says more than the last one, which says less the older it is. */
    private boolean isBetter(Measurement measured) {
        return measured.error() <= last.errorAt(measured.nanos());
    }

    /** Whether both cannot be right: the database's clock was set. */
    private boolean contradicts(Measurement measured) {
        long apart = Math.abs(
                Duration.between(at(measured.nanos()), measured.moment()).toNanos());
        return apart > measured.error() + last.errorAt(measured.nanos());
    }

    /** Once, and again when it has changed. */
    private void warn(ClockDifference now) {
        ClockDifference before = warned;
        if (now.isLarge() && (before == null || !now.isNear(before))) {
            warned = now;
            LOG.warn("this machine's clock is {} the database's: set both by NTP seconds={}", now, seconds(now));
        } else if (!now.isLarge() && before != null) {
            warned = null;
            LOG.info("this machine's clock is that of the database again seconds={}", seconds(now));
        }
    }

    private static long seconds(ClockDifference difference) {
        return difference.ahead().toSeconds();
    }
}
