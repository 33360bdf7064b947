package io.masif.boot.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.masif.text.Quote;

/**
 * Configures logging before the configuration has been read: our own messages and libraries' warnings, on standard output. It
 * is code and no logback.xml, because reading that needs an XML parser and a seventh of all classes of an agent. Logback
 * finds it as a service.
 */
public final class StartupLogging extends ContextAwareBase implements Configurator {
    private static final String PATTERN = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} %-5level %logger{0} %line%n";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("STDOUT");
        console.setEncoder(createEncoder(context));
        console.start();
        context.getLogger("io.masif").setLevel(Level.INFO);
        // it logs with a stack trace that a verticle whose start failed cannot be stopped
        context.getLogger("io.vertx.core.impl.deployment").setLevel(Level.OFF);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Writes each message as one line, whatever it contains. */
    static Encoder<ILoggingEvent> createEncoder(LoggerContext context) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("line", OneLine::new);
        layout.setPattern(PATTERN);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    /** The message without characters that would begin another line, or control a terminal. */
    private static final class OneLine extends ClassicConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return Quote.line(event.getFormattedMessage());
        }
    }
}
