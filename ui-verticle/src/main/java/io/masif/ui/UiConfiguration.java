package io.masif.ui;

import io.masif.boot.ManagementConfiguration;
import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.logging.LoggingConfiguration;
import io.masif.drain.ShutdownTimes;
import io.masif.ui.notification.send.NotificationSettings;
import io.masif.ui.tls.WebTls;

/**
 * All settings of the UI, in the groups of its file.
 *
 * @param feedPoll the interval in which the database is polled for changes, in milliseconds
 * @param observability the log, and the management port
 * @param shutdown how long the process goes on when it is asked to end
 */
public record UiConfiguration(
        WebConfiguration web,
        LoginConfiguration login,
        int feedPoll,
        NotificationSettings notifications,
        DatabaseConfiguration database,
        Observability observability,
        ShutdownTimes shutdown) {
    private static final int MAX_POLL_MILLIS = 60_000;

    /**
     * What an administrator sees of the process.
     *
     * @param logLevel error, warning, info or debug
     * @param management where /livez, /readyz and /metrics are
     */
    public record Observability(String logLevel, Address management) {
        private static Observability read(Settings settings) {
            return new Observability(
                    LoggingConfiguration.readLevel(settings),
                    ManagementConfiguration.readListenAddress(settings, "127.0.0.1:8081"));
        }
    }

    /** Reads every key. */
    static UiConfiguration read(Settings settings) {
        return new UiConfiguration(
                WebConfiguration.read(settings),
                LoginConfiguration.read(settings),
                settings.getInteger("feed.poll", 500, 10, MAX_POLL_MILLIS),
                NotificationConfiguration.read(settings),
                DatabaseConfiguration.from(settings),
                Observability.read(settings),
                ShutdownTimes.from(settings));
    }

    /** Without its secrets. The history stores this text: another order would look like changed settings. */
    @Override
    public String toString() {
        return "listen=" + web.listen() + " secureCookie=" + web.secureCookie() + " " + login + " feedPoll=" + feedPoll
                + " database=" + database + " logLevel="
                + observability.logLevel() + " management=" + observability.management() + " proxies=" + web.proxies()
                + " limits=" + web.limits()
                + " tls=" + web.tls().map(WebTls::toString).orElse("none") + " shutdown=" + shutdown
                + " notifications=" + notifications;
    }
}
