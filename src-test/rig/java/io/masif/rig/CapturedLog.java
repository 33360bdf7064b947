package io.masif.rig;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.masif.rig.process.BlockedThreads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** Captures what is logged in this process until it is closed, but for complaints that the machine stands still. */
public class CapturedLog implements AutoCloseable {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (!event.getLoggerName().endsWith("." + BlockedThreads.LOGGER)) {
                events.add(event);
            }
        }
    };

    public CapturedLog() {
        appender.start();
        root.addAppender(appender);
    }

    /** All lines: each has its level and its message. */
    public final List<String> lines() {
        return lines(event -> true);
    }

    /** The lines of those events. */
    protected final List<String> lines(Predicate<ILoggingEvent> filter) {
        return events.stream()
                .filter(filter)
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    /** The lines that have a stack trace. */
    public final List<String> stackTraces() {
        return lines(event -> event.getThrowableProxy() != null);
    }

    /** How many lines contain a text. */
    public final long count(String part) {
        return lines().stream().filter(line -> line.contains(part)).count();
    }

    public final boolean contains(String part) {
        return count(part) > 0;
    }

    @Override
    public final void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
