package io.masif.ui;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged while it is open. */
public final class Log implements AutoCloseable {
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
        return events.stream().map(Log::line).toList();
    }

    /** Messages that have a stack trace. */
    public List<String> stackTraces() {
        return events.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .map(Log::line)
                .toList();
    }

    private static String line(ILoggingEvent event) {
        return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
