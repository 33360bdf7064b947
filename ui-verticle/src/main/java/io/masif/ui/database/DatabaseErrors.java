package io.masif.ui.database;

import io.masif.boot.database.ConnectionFailure;
import io.masif.failure.Failure;
import io.vertx.mysqlclient.MySQLException;
import java.time.Duration;
import java.util.Set;

/** Says what is wrong with the database: that it cannot be reached is only one of the possibilities. */
public final class DatabaseErrors {
    /** Error 1205: another transaction holds the lock for too long. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** Errors 1213 and 1020: two transactions cannot both go on; the one that was rolled back may be tried again. */
    private static final Set<Integer> COLLISIONS = Set.of(1213, 1020);

    /** The errors of a commit that say for certain that it is rolled back. */
    private static final Set<Integer> ROLLED_BACK_COMMITS = Set.of(LOCK_WAIT_TIMEOUT, 1213, 1020);

    private static final Duration RETRY = Duration.ofSeconds(2);

    private DatabaseErrors() {}

    /**
     * The failure for the client; one that is a {@link Failure} already stays what it is.
     *
     * @param consequence a sentence on what that means for what was asked for
     */
    public static Failure toFailure(Throwable cause, String consequence) {
        return cause instanceof Failure failure
                ? failure
                : Failure.unavailable(describe(cause) + " " + consequence, RETRY, cause);
    }

    /** Whether the transaction was rolled back in favour of another, and may be tried again at once. */
    static boolean isCollision(Throwable cause) {
        return cause instanceof MySQLException error && COLLISIONS.contains(error.getErrorCode());
    }

    /**
     * Whether a commit that failed so is certainly rolled back. A commit that was killed, or ended by the server's
     * shutdown, may be in force.
     */
    static boolean isRolledBackCommit(Throwable cause) {
        return cause instanceof MySQLException error && ROLLED_BACK_COMMITS.contains(error.getErrorCode());
    }

    /** What is wrong, as a sentence. */
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
