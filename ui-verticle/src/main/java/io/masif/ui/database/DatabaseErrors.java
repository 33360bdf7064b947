package io.masif.ui.database;

import io.masif.boot.database.ConnectionFailure;
import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Turns errors of the database into failures with a sentence about their cause. */
public final class DatabaseErrors {
    /** The consequence for a client whose change was not made. */
    public static final Text UNCHANGED_HINT = Text.of("refusal.unchanged");

    /** Error 1205: another transaction held the lock for too long. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** The errors after which a commit is certainly rolled back: the one above, and those in favour of another transaction. */
    private static final Set<Integer> ROLLED_BACK_COMMITS = Set.of(LOCK_WAIT_TIMEOUT, 1213, 1020);

    /** Error 1062: there is a row with the same unique key. */
    private static final int DUPLICATE_ENTRY = 1062;

    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final Text READ_HINT = Text.of("refusal.read-later");

    private DatabaseErrors() {}

    /**
     * The failure for the client; one that is a {@link Failure} already stays what it is.
     *
     * @param consequence a sentence about the consequence for the request
     */
    public static Failure toFailure(Throwable cause, Text consequence) {
        return cause instanceof Failure failure
                ? failure
                : Failure.unavailable(Text.of("refusal.database", describe(cause), consequence), RETRY, cause);
    }

    /** The failure of a read; one that is a {@link Failure} already stays what it is. */
    public static Failure toReadFailure(Throwable cause) {
        return toFailure(cause, READ_HINT);
    }

    /** A future that failed with {@link #toReadFailure}. */
    public static <T> Future<T> failRead(Throwable cause) {
        return Future.failedFuture(toReadFailure(cause));
    }

    /** Whether there is a row with the same unique key already. */
    public static boolean isDuplicate(Throwable cause) {
        return cause instanceof MySQLException error && error.getErrorCode() == DUPLICATE_ENTRY;
    }

    /**
     * Whether a commit with this error is certainly rolled back. A commit that was killed, or interrupted by the server's
     * shutdown, may be in force.
     */
    static boolean isRolledBackCommit(Throwable cause) {
        return cause instanceof MySQLException error && ROLLED_BACK_COMMITS.contains(error.getErrorCode());
    }

    /** A sentence about the cause, for the log. */
    public static String describeCause(Throwable cause) {
        return cause instanceof Failure failure
                ? failure.getMessage()
                : describe(cause).english();
    }

    /** A sentence about the cause. */
    static Text describe(Throwable cause) {
        ConnectionFailure kind = ConnectionFailure.of(cause);
        String key = "refusal.database." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return cause instanceof MySQLException error
                ? Text.of(key, Text.of("refusal.database.error", Integer.toString(error.getErrorCode())))
                : Text.of(key, "");
    }
}
