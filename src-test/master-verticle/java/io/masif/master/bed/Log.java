package io.masif.master.bed;

import ch.qos.logback.classic.Level;
import io.masif.rig.CapturedLog;
import java.util.List;

/** What a master logs, with the lines about connections of clients. */
public final class Log extends CapturedLog {
    /** The loggers of what serves clients; others may warn of a slow machine. */
    private static final List<String> CONNECTION_LOGGERS = List.of(
            "io.masif.http.",
            "io.masif.management.",
            "io.masif.master.body.",
            "io.masif.master.connection.",
            "io.masif.master.endpoint.",
            "io.masif.master.refusal.",
            "io.masif.master.tls.",
            "io.masif.master.trust.",
            "io.masif.master.vertx.",
            "io.masif.vertx.",
            "io.netty.",
            "io.vertx.core.http.",
            "io.vertx.core.net.");

    /** Warnings and errors about connections of clients. */
    public List<String> connectionWarnings() {
        return lines(event -> event.getLevel().isGreaterOrEqual(Level.WARN)
                && CONNECTION_LOGGERS.stream().anyMatch(event.getLoggerName()::startsWith));
    }
}
