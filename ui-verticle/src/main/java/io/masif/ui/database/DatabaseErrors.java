package io.masif.ui.database;

import io.masif.boot.database.ConnectionFailure;
import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLException;
import java.time.Duration;
import java.util.Set;

/** Turns errors of the database into failures with a sentence about their cause. */
public final class DatabaseErrors {
    /** The consequence for a client whose change was not made. */
    public static final String UNCHANGED_HINT = "Nothing was changed; try again.";

    /** Error 1205: another transaction held the lock for too long. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** Errors 1213 and 1020: the transaction was rolled back in favour of another one, and may be retried. */
    private static final Set<Integer> COLLISIONS = Set.of(1213, 1020);

    /** The errors after which a commit is certainly rolled back. */
    private static final Set<Integer> ROLLED_BACK_COMMITS = Set.of(LOCK_WAIT_TIMEOUT, 1213, 1020);

    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final String READ_HINT = "Nothing is lost, and this goes on by itself when that is over.";

    private DatabaseErrors() {}

    /**
     * The failure for the client; one that is a {@link Failure} already stays what it is.
     *
     * @param consequence a sentence about the consequence for the request
     */
    public static Failure toFailure(Throwable cause, String consequence) {
        return cause instanceof Failure failure
                ? failure
                : Failure.unavailable(describe(cause) + " " + consequence, RETRY, cause);
    }

    /** The failure of a read; one that is a {@link Failure} already stays what it is. */
    public static Failure toReadFailure(Throwable cause) {
        return toFailure(cause, READ_HINT);
    }

    /** A future that failed with {@link #toReadFailure}. */
    public static <T> Future<T> failRead(Throwable cause) {
        return Future.failedFuture(toReadFailure(cause));
    }

    /** Whether the transaction was rolled back in favour of another one, and may be retried at once. */
    static boolean isCollision(Throwable cause) {
        return cause instanceof MySQLException error && COLLISIONS.contains(error.getErrorCode());
    }

    /**
     * Whether a commit with this error is certainly rolled back. A commit that was killed, or interrupted by the server's
     * shutdown, may be in force.
     */
    static boolean isRolledBackCommit(Throwable cause) {
        return cause instanceof MySQLException error && ROLLED_BACK_COMMITS.contains(error.getErrorCode());
    }

    /** A sentence about the cause. */
    static String describe(Throwable cause) {
        String error = cause instanceof MySQLException e ? " (error " + e.getErrorCode() + ")" : "";
        return switch (ConnectionFailure.of(cause)) {
            case LOCKED -> "Another change in the database holds a lock for too long.";
            case COLLISION -> "Other changes in the database collided with this one, again and again.";
            case TOO_SLOW -> "The database ended a statement that took too long.";
            case NO_CONNECTION_LEFT -> "The database accepts no more connections.";
            case USER_LIMIT -> "The user of db.dsn has used up one of its limits in the database.";
            case ACCESS_DENIED -> "The database does not let the user of db.dsn in" + error + ".";
            case NO_SUCH_DATABASE -> "The database server has no database of the name in db.dsn.";
            case RIGHT_MISSING -> "The database denies the user of db.dsn a right" + error + ".";
            case NO_SUCH_TABLE -> "A table is missing in the database.";
            case NO_SPACE -> "The database has no space left.";
            case READ_ONLY -> "The database is read-only.";
            case PACKET_TOO_LARGE -> "The request is larger than the database's max_allowed_packet.";
            case STATEMENT_REFUSED -> "The database refused a statement" + error + ".";
            case NO_CONNECTION_FREE -> "No connection to the database came free in time.";
            case QUEUE_FULL -> "Too many requests wait for the database.";
            case NO_ANSWER -> "The database did not answer in time.";
            case CONNECTION_ENDED -> "The connection to the database ended before an answer came.";
            case HOST_UNKNOWN -> "The name of the database's host is not known (DNS).";
            case UNREACHABLE -> "The database cannot be reached.";
            case TLS_FAILED -> "TLS with the database failed.";
            case OTHER -> "The database could not be asked.";
        };
    }
}
