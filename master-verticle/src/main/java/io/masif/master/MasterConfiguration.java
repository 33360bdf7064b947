package io.masif.master;

import io.masif.boot.ManagementConfiguration;
import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.logging.LoggingConfiguration;
import io.masif.master.connection.ClientLimits;
import io.masif.master.housekeeping.Retention;
import io.masif.master.trust.TrustFiles;
import java.time.Duration;

/**
 * How a master is to run.
 *
 * @param listen where agents reach it
 * @param bodyLimit the most bytes that a request's body may have
 * @param actionLimit the most actions that a report may have
 * @param reportInterval when agents are told to report again; whole seconds
 * @param reportGather how long reports are gathered before they are written together
 * @param approvalPoll how often the database is asked for new approvals
 * @param proxyProtocol whether a balancer tells the client's address by the PROXY protocol, at every connection
 * @param trust what it proves itself with, who signs its agents, and who of them is revoked
 * @param trustReload how often these files are looked at
 * @param database where everything is kept
 * @param logLevel error, warning, info or debug
 * @param management where /livez, /readyz and /metrics are
 * @param limits what a client may cost
 * @param retention how long is kept what nobody needs any more
 */
public record MasterConfiguration(
        Address listen,
        int bodyLimit,
        int actionLimit,
        Duration reportInterval,
        Duration reportGather,
        Duration approvalPoll,
        boolean proxyProtocol,
        TrustFiles trust,
        Duration trustReload,
        DatabaseConfiguration database,
        String logLevel,
        Address management,
        ClientLimits limits,
        Retention retention) {
    private static final int DEFAULT_BODY_LIMIT = 8 * 1024 * 1024;
    private static final int MAX_BODY_LIMIT = 1024 * 1024 * 1024;
    private static final int MIN_BODY_LIMIT = 1024;
    private static final int DEFAULT_ACTION_LIMIT = 5000;
    /** More actions that the fleet does not know are not stored at once for one host. */
    private static final int MAX_ACTION_LIMIT = 20_000;

    private static final int DAY_SECONDS = 86_400;

    /** Reads every key; errors are noted in the settings. */
    public static MasterConfiguration from(Settings settings) {
        return new MasterConfiguration(
                settings.getParsed("api.listen", "0.0.0.0:8150", "HOST:PORT", Address::parse),
                settings.getInteger("api.bodyLimit", DEFAULT_BODY_LIMIT, MIN_BODY_LIMIT, MAX_BODY_LIMIT),
                settings.getInteger("api.actionLimit", DEFAULT_ACTION_LIMIT, 1, MAX_ACTION_LIMIT),
                Duration.ofSeconds(settings.getInteger("report.interval", 30, 1, DAY_SECONDS)),
                Duration.ofMillis(settings.getInteger("report.gather", 5, 1, 1000)),
                Duration.ofMillis(settings.getInteger("approval.poll", 100, 10, 1000)),
                settings.getBoolean("api.proxyProtocol", false),
                TrustFiles.from(settings),
                Duration.ofSeconds(settings.getInteger("tls.reload", 10, 1, DAY_SECONDS)),
                DatabaseConfiguration.from(settings),
                LoggingConfiguration.readLevel(settings),
                ManagementConfiguration.readListenAddress(settings, "127.0.0.1:8151"),
                ClientLimits.from(settings),
                Retention.from(settings));
    }
}
