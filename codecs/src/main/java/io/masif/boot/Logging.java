package io.masif.boot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** How much is logged, and in which form. */
public final class Logging {
    private static final List<String> FORMATS = List.of("text", "json");
    private static final List<String> LEVELS = List.of("error", "warning", "info", "debug");
    // what existing agents and masters take as well
    private static final Map<String, String> SHORT = Map.of("err", "error", "warn", "warning");

    private Logging() {}

    /** Reads {@code log.level}. */
    public static String level(Settings settings) {
        return settings.parsed("log.level", "info", "one of " + String.join(", ", LEVELS), text -> {
            String level = SHORT.getOrDefault(text, text);
            if (!LEVELS.contains(level)) {
                throw new IllegalArgumentException(text);
            }
            return level;
        });
    }

    /** Reads {@code log.format}, which every service has. */
    static String format(Settings settings) {
        return settings.parsed("log.format", "text", "text or json", text -> {
            if (!FORMATS.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** Puts the format into force: text as {@link LogSetup} has it, or one JSON object a line. */
    static void format(String format) {
        if (format.equals("json")) {
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            JsonLines encoder = new JsonLines();
            encoder.setContext(context);
            encoder.start();
            ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
            appender.setContext(context);
            appender.setName("JSON");
            appender.setEncoder(encoder);
            appender.start();
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.detachAndStopAllAppenders();
            root.addAppender(appender);
        }
    }

    /** Puts the level into force for our own messages. */
    public static void apply(String level) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.masif");
        logger.setLevel(Level.toLevel(level.equals("warning") ? "warn" : level));
    }
}
