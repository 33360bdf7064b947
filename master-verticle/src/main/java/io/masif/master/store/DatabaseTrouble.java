package io.masif.master.store;

import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.masif.master.meter.BatchMeters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What can go wrong with the database, and what is to be done then. */
public final class DatabaseTrouble {
    /**
     * Deadlock, lock wait timeout, MariaDB's "record has changed since last read", and a prepared statement that the server
     * has given up: the same again may work.
     */
    private static final Set<Integer> CONFLICTS = Set.of(1213, 1205, 1020, 1615);
    /** States of errors that lie in the statement or in its values: cardinality, value, integrity. */
    private static final Set<String> REFUSED_STATES = Set.of("21", "22", "23");

    private static final int LONGEST_REASON = 300;
    private static final int TRIES = 6;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    private DatabaseTrouble() {}

    /** Does the work again, after a random pause, while it meets others who write the same rows; a few times. */
    public static <T> Future<T> again(Vertx vertx, Supplier<Future<T>> work) {
        return again(vertx, () -> true, work);
    }

    /** As {@link #again(Vertx, Supplier)}, but only while somebody wants it. */
    public static <T> Future<T> again(Vertx vertx, BooleanSupplier wanted, Supplier<Future<T>> work) {
        return again(vertx, wanted, work, 1);
    }

    /** Whether the database, or our own code, took offence at what it was given, so that the same again cannot work. */
    public static boolean refused(Throwable thrown) {
        if (thrown instanceof MySQLException e) {
            return e.getSqlState() != null
                    && REFUSED_STATES.contains(e.getSqlState().substring(0, 2));
        }
        return ours(thrown);
    }

    /** Whether it is a mistake of our own code, worth a stack trace. */
    public static boolean ours(Throwable thrown) {
        return thrown instanceof NullPointerException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof ClassCastException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof DateTimeException;
    }

    /** What a client is told: to come back. */
    public static Failure unavailable(Throwable thrown) {
        return Failure.unavailable(sentence(thrown), thrown);
    }

    /** What is true of the database then: waiting for a lock, or a slow query, does not mean that it cannot be reached. */
    public static String sentence(Throwable thrown) {
        if (thrown instanceof MySQLException e) {
            return switch (e.getErrorCode()) {
                case 1205, 1213, 1020 -> "other transactions are in the way in the database";
                case 1317, 1969, 3024 -> "the database needs too long for this";
                case 1040, 1203, 1226 -> "the database has no free connection for this master";
                case 1044, 1045, 1049, 1142, 1698 -> "the database does not let this master in";
                case 1021, 1114 -> "the database has no space left";
                case 1290, 1792, 1836 -> "the database is read-only";
                default -> "the database cannot do this now";
            };
        }
        String message = reason(thrown);
        if (message.equals("Timeout") || message.contains("max wait queue size")) {
            // of the pool
            return "none of the connections to the database became free in time";
        }
        if (thrown instanceof TimeoutException
                || message.toLowerCase(Locale.ROOT).contains("timeout")) {
            return "the database has not answered in time";
        }
        if (thrown instanceof ClosedConnectionException) {
            // also by us, if the server was silent for db.timeout
            return "the connection to the database ended before an answer came";
        }
        return thrown instanceof IOException ? "the database cannot be reached" : "the database cannot do this now";
    }

    /** For a line in the log. The server's messages may repeat what hosts sent. */
    public static String reason(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        return Quote.beginning(message, LONGEST_REASON);
    }

    private static <T> Future<T> again(Vertx vertx, BooleanSupplier wanted, Supplier<Future<T>> work, int tried) {
        return work.get().recover(e -> {
            boolean conflict = e instanceof MySQLException trouble && CONFLICTS.contains(trouble.getErrorCode());
            if (!conflict || tried == TRIES || !wanted.getAsBoolean()) {
                return Future.failedFuture(e);
            }
            BatchMeters.of(vertx).retried();
            long pause = ThreadLocalRandom.current().nextLong(1, 1 + (long) LONGEST_PAUSE_MILLIS * tried);
            return vertx.timer(pause, TimeUnit.MILLISECONDS).compose(tick -> again(vertx, wanted, work, tried + 1));
        });
    }
}
