package io.masif.ui.store;

import io.masif.failure.Failure;
import io.vertx.mysqlclient.MySQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Says what is wrong with the database: that it cannot be reached is only one of the possibilities. */
public final class DatabaseFailure {
    /** Error 1205: another transaction holds the lock for too long. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** Errors 1213 and 1020: two transactions cannot both go on; the one that was rolled back may be tried again. */
    private static final Set<Integer> COLLISION = Set.of(1213, 1020);

    /** The errors of a commit that say for certain that it is rolled back. */
    private static final Set<Integer> ROLLED_BACK = Set.of(LOCK_WAIT_TIMEOUT, 1213, 1020);

    /** MariaDB's max_statement_time, MySQL's max_execution_time, and a statement that was killed. */
    private static final Set<Integer> STATEMENT_TIMEOUT = Set.of(1969, 3024, 1317);

    private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 1836);
    private static final Set<Integer> DISK_FULL = Set.of(1021, 1030, 1114);
    private static final Set<Integer> ACCESS_DENIED = Set.of(1044, 1045, 1142, 1143, 1227, 1698);
    private static final Set<Integer> TOO_MANY_CONNECTIONS = Set.of(1040, 1203, 1226);
    private static final int PACKET_TOO_LARGE = 1153;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private DatabaseFailure() {}

    /**
     * The failure for the client; one that is a {@link Failure} already stays what it is.
     *
     * @param consequence a sentence on what that means for what was asked for
     */
    public static Failure of(Throwable cause, String consequence) {
        return cause instanceof Failure failure
                ? failure
                : Failure.unavailable(reason(cause) + " " + consequence, RETRY, cause);
    }

    /** Whether the transaction was rolled back in favour of another, and may be tried again at once. */
    static boolean isCollision(Throwable cause) {
        return cause instanceof MySQLException error && COLLISION.contains(error.getErrorCode());
    }

    /**
     * Whether a commit that failed so is certainly rolled back. A commit that was killed, or ended by the server's
     * shutdown, may be in force.
     */
    static boolean isRefusedCommit(Throwable cause) {
        return cause instanceof MySQLException error && ROLLED_BACK.contains(error.getErrorCode());
    }

    /** What is wrong, as a sentence. */
    static String reason(Throwable cause) {
        if (cause instanceof MySQLException error) {
            return reason(error);
        }
        if (cause instanceof TimeoutException) {
            return "The database did not answer in time.";
        }
        // the pool has no type for it
        if ("Timeout".equals(cause.getMessage())) {
            return "No connection to the database came free in time.";
        }
        return cause.getMessage() != null && cause.getMessage().contains("max wait queue size")
                ? "Too many requests wait for the database."
                : "The database cannot be reached.";
    }

    private static String reason(MySQLException error) {
        int code = error.getErrorCode();
        if (code == LOCK_WAIT_TIMEOUT) {
            return "Another change in the database holds a lock for too long.";
        }
        if (COLLISION.contains(code)) {
            return "Other changes in the database collided with this one, again and again.";
        }
        if (STATEMENT_TIMEOUT.contains(code)) {
            return "The database ended a statement that took too long.";
        }
        if (READ_ONLY.contains(code)) {
            return "The database is read-only.";
        }
        if (DISK_FULL.contains(code)) {
            return "The database's disk is full.";
        }
        if (ACCESS_DENIED.contains(code)) {
            return "The database denies its user of the configuration a right (error " + code + ").";
        }
        if (TOO_MANY_CONNECTIONS.contains(code)) {
            return "The database accepts no more connections.";
        }
        return code == PACKET_TOO_LARGE
                ? "The request is larger than the database's max_allowed_packet."
                : "The database refused a statement (error " + code + ").";
    }
}
