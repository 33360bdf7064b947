package io.masif.agent.apt;

import io.masif.boot.FailureLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** Tells failures of the host, such as a full disk, from mistakes of ours: only those are worth a stack trace. */
final class HostFailure {
    private HostFailure() {}

    /** Logs what failed, once for each reason. */
    static void log(FailureLog log, Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        boolean ours = cause instanceof RuntimeException || cause instanceof Error;
        if (ours) {
            log.failed(thrown);
        } else {
            log.failed(kind(cause), sentence(cause));
        }
    }

    /** What is wrong, in one line. */
    static String sentence(Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        return cause instanceof IOException && cause.getMessage() != null && !(cause instanceof FileSystemException)
                ? cause.getMessage()
                : cause.toString();
    }

    /** The same for each file: the name of a run is another one each time. */
    private static String kind(Throwable cause) {
        return cause instanceof FileSystemException e ? e.getClass() + " " + e.getReason() : sentence(cause);
    }
}
