package io.masif.boot.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import io.masif.boot.config.Settings;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The level and the format of the log. */
public final class LoggingConfiguration {
    private static final List<String> FORMATS = List.of("text", "json");
    private static final List<String> LEVELS = List.of("error", "warning", "info", "debug");
    // existing agents and masters accept these as well
    private static final Map<String, String> SHORT_LEVELS = Map.of("err", "error", "warn", "warning");

    private LoggingConfiguration() {}

    /** Reads {@code log.level}. */
    public static String readLevel(Settings settings) {
        return settings.getParsed("log.level", "info", "one of " + String.join(", ", LEVELS), text -> {
            String level = SHORT_LEVELS.getOrDefault(text, text);
            if (!LEVELS.contains(level)) {
                throw new IllegalArgumentException(text);
            }
            return level;
        });
    }

    /** Reads {@code log.format}, which every service has. */
    public static String readFormat(Settings settings) {
        return settings.getParsed("log.format", "text", "text or json", text -> {
            if (!FORMATS.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** Puts the format into force: text as in {@link StartupLogging}, or a JSON object for each line. */
    public static void applyFormat(String format) {
        if (format.equals("json")) {
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            JsonLineEncoder encoder = new JsonLineEncoder();
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
    public static void applyLevel(String level) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.masif");
        logger.setLevel(Level.toLevel(level.equals("warning") ? "warn" : level));
    }
}
