package io.masif.rig.process;

import java.util.regex.Pattern;

/**
 * What Vert.x logs, with a stack trace, when a thread has not gone on for some seconds, as on a machine that stands still: it
 * is no failure of ours.
 */
public final class BlockedThreads {
    /** The name of its logger, without the package. */
    public static final String LOGGER = "BlockedThreadChecker";

    private static final Pattern WARNING = Pattern.compile(
            "(?m)^\\S+ +[A-Z]+ +" + LOGGER + " .*\\n(?:io\\.vertx\\.core\\.VertxException: .*\\n(?:\\tat .*\\n)*)?");

    private BlockedThreads() {}

    /** A log without it. */
    public static String removeFrom(String log) {
        return WARNING.matcher(log).replaceAll("");
    }
}
