package io.masif.boot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** How much is logged. */
public final class Logging {
    private static final List<String> LEVELS = List.of("error", "warning", "info", "debug");

    private Logging() {}

    /** Reads {@code log.level}. */
    public static String level(Settings settings) {
        return settings.parsed("log.level", "info", "one of " + String.join(", ", LEVELS), text -> {
            if (!LEVELS.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** Puts the level into force for our own messages. */
    public static void apply(String level) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.masif");
        logger.setLevel(Level.toLevel(level.equals("warning") ? "warn" : level));
    }
}
