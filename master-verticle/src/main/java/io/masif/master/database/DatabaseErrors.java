package io.masif.master.database;

import io.masif.boot.database.ConflictRetry;
import io.masif.boot.database.ConnectionFailure;
import io.masif.failure.Failure;
import io.masif.master.meter.BatchMeters;
import io.masif.text.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLException;
import java.time.DateTimeException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Classifies failures of the database, describes them, and retries conflicts. */
public final class DatabaseErrors {
    /** States of errors that lie in the statement or in its values: cardinality, value, integrity. */
    private static final Set<String> REFUSED_STATES = Set.of("21", "22", "23");

    private static final int MAX_REASON_LENGTH = 300;
    private static final ConflictRetry RETRY = new ConflictRetry(6, 50);

    private DatabaseErrors() {}

    /** Repeats the work a few times, after a random pause, while it conflicts with other writers of the same rows. */
    public static <T> Future<T> retryConflicts(Vertx vertx, Supplier<Future<T>> work) {
        return retryConflicts(vertx, () -> true, work);
    }

    /** As {@link #retryConflicts(Vertx, Supplier)}, but only while the result is awaited. */
    public static <T> Future<T> retryConflicts(Vertx vertx, BooleanSupplier isAwaited, Supplier<Future<T>> work) {
        return RETRY.run(
                e -> isConflict(e) && isAwaited.getAsBoolean(),
                () -> BatchMeters.of(vertx).countRetry(),
                work);
    }

    /** Whether the database, or our own code, rejected the values, so that a retry cannot succeed. */
    public static boolean isRejected(Throwable thrown) {
        if (thrown instanceof MySQLException e) {
            return e.getSqlState() != null
                    && REFUSED_STATES.contains(e.getSqlState().substring(0, 2));
        }
        return isProgrammingError(thrown);
    }

    /** Whether this is a bug in our own code, to be logged with its stack trace. */
    public static boolean isProgrammingError(Throwable thrown) {
        return thrown instanceof NullPointerException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof ClassCastException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof DateTimeException;
    }

    /** The failure for the client: unavailable, to be tried again. */
    public static Failure toUnavailable(Throwable thrown) {
        return Failure.unavailable(describe(thrown), thrown);
    }

    /** A sentence that says precisely what is wrong: a lock or a slow query does not mean that the database is unreachable. */
    public static String describe(Throwable thrown) {
        return switch (ConnectionFailure.of(thrown)) {
            case LOCKED, COLLISION -> "other transactions are in the way in the database";
            case TOO_SLOW -> "the database needs too long for this";
            case NO_CONNECTION_LEFT -> "the database has no free connection for this master";
            case USER_LIMIT -> "the user of db.dsn has used up one of its limits in the database";
            case ACCESS_DENIED -> "the database does not let this master in";
            case NO_SUCH_DATABASE -> "the database server has no database of the name in db.dsn";
            case RIGHT_MISSING -> "the user of db.dsn lacks a right in the database";
            case NO_SUCH_TABLE -> "a table is missing in the database";
            case NO_SPACE -> "the database has no space left";
            case READ_ONLY -> "the database is read-only";
            case NOT_IN_CLUSTER -> "the database server is separated from its cluster";
            case PACKET_TOO_LARGE -> "this is larger than the database's max_allowed_packet";
            case STATEMENT_REFUSED -> "the database refused a statement" + number(thrown);
            case NO_CONNECTION_FREE -> "no connection to the database was to be had in time";
            case QUEUE_FULL -> "none of the connections to the database became free in time";
            case NO_ANSWER -> "the database has not answered in time";
            case CONNECTION_ENDED -> "the connection to the database ended before an answer came";
            case HOST_UNKNOWN -> "the name of the database's host is not known (DNS)";
            case UNREACHABLE -> "the database cannot be reached";
            case TLS_FAILED -> "TLS with the database failed";
            case OTHER -> thrown instanceof Failure failure ? failure.getMessage() : "the database cannot do this now";
        };
    }

    private static String number(Throwable thrown) {
        return thrown instanceof MySQLException e ? " (error " + e.getErrorCode() + ")" : "";
    }

    /** The reason for a log line, truncated, since the server's messages may repeat what hosts sent. */
    public static String reason(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        return Quote.truncate(message, MAX_REASON_LENGTH);
    }

    private static boolean isConflict(Throwable thrown) {
        return thrown instanceof LostLeaseException || ConflictRetry.isConflict(thrown);
    }
}
