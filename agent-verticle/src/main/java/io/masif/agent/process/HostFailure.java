package io.masif.agent.process;

import io.masif.boot.logging.FailureLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** Tells failures of the host, such as a full disk, from mistakes of ours: only those are worth a stack trace. */
public final class HostFailure {
    private HostFailure() {}

    /** Logs what failed, once for each reason. */
    public static void log(FailureLog log, Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        if (isOurs(cause)) {
            log.failed(thrown);
        } else {
            log.failed(kind(cause), sentence(cause));
        }
    }

    static boolean isOurs(Throwable cause) {
        return cause instanceof Error || (cause instanceof RuntimeException && !(cause instanceof ToolFailedException));
    }

    /** What is wrong, in one line. */
    public static String sentence(Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        boolean sentence = cause instanceof ToolFailedException
                || (cause instanceof IOException && !(cause instanceof FileSystemException));
        return sentence && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    /** The same for each file: the name of a run is another one each time. */
    public static String kind(Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        return cause instanceof FileSystemException e ? e.getClass() + " " + e.getReason() : sentence(cause);
    }
}
