package io.masif.master;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What is logged while it is open. */
public final class Log implements AutoCloseable {
    /** Who speaks with clients; others may warn of a machine that is slow. */
    private static final List<String> CONNECTION_LOGGERS = List.of(
            "io.masif.master.body.",
            "io.masif.master.connection.",
            "io.masif.master.endpoint.",
            "io.masif.master.refusal.",
            "io.masif.master.tls.",
            "io.masif.master.trust.",
            "io.masif.master.vertx.",
            "io.masif.management.",
            "io.netty.",
            "io.vertx.core.http.",
            "io.vertx.core.net.");

    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    };

    public Log() {
        appender.start();
        root.addAppender(appender);
    }

    public List<String> lines() {
        return lines(events.stream());
    }

    /** Warnings and errors about connections of clients. */
    public List<String> connectionWarnings() {
        return lines(events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> CONNECTION_LOGGERS.stream().anyMatch(event.getLoggerName()::startsWith)));
    }

    /** Messages that have a stack trace. */
    public List<String> stackTraces() {
        return lines(events.stream().filter(event -> event.getThrowableProxy() != null));
    }

    public long count(String part) {
        return lines().stream().filter(line -> line.contains(part)).count();
    }

    public boolean contains(String part) {
        return count(part) > 0;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }

    private static List<String> lines(Stream<ILoggingEvent> events) {
        return events.map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
