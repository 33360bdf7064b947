package io.masif.agent.process;

import io.masif.boot.logging.FailureLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** Distinguishes failures of the host, such as a full disk, from programming errors: only these have a stack trace. */
public final class HostFailure {
    private HostFailure() {}

    /** Logs a failure, once for each cause. */
    public static void log(FailureLog log, Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        if (isProgrammingError(cause)) {
            log.failed(thrown);
        } else {
            log.failed(causeKey(cause), describe(cause));
        }
    }

    static boolean isProgrammingError(Throwable cause) {
        return cause instanceof Error || (cause instanceof RuntimeException && !(cause instanceof ToolFailedException));
    }

    /** The failure in one line. */
    public static String describe(Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        boolean hasSentence = cause instanceof ToolFailedException
                || (cause instanceof IOException && !(cause instanceof FileSystemException));
        return hasSentence && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    /** Equal for failures of the same cause, whatever the file: the name of a run differs each time. */
    public static String causeKey(Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        return cause instanceof FileSystemException e ? e.getClass() + " " + e.getReason() : describe(cause);
    }
}
