package io.masif.master;

import io.masif.boot.ManagementConfiguration;
import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.logging.LoggingConfiguration;
import io.masif.drain.ShutdownTimes;
import io.masif.instance.Retention;
import io.masif.master.endpoint.ApiConfiguration;
import io.masif.master.trust.TrustFiles;
import java.time.Duration;

/**
 * The configuration of a master.
 *
 * @param api the server for agents
 * @param timing how often things are done
 * @param trust the master's certificate, the authorities of its agents, and the lists of revoked certificates
 * @param database where all data are
 * @param observability its log, and its management port
 * @param retention how long data are kept that are no longer needed
 * @param shutdown how long the process goes on when it is asked to end
 */
public record MasterConfiguration(
        ApiConfiguration api,
        Timing timing,
        TrustFiles trust,
        DatabaseConfiguration database,
        Observability observability,
        Retention retention,
        ShutdownTimes shutdown) {
    private static final int DAY_SECONDS = 86_400;

    /**
     * How often things are done.
     *
     * @param reportInterval when agents have to report again; whole seconds
     * @param reportWait how long the answer to a report may be held back; zero for not at all; whole seconds
     * @param reportGather how long reports are gathered before they are written together
     * @param approvalPoll how often the database is asked for new approvals
     * @param approvalPace how many held reports are answered in a second when something is approved; 0 for no limit
     * @param trustReload how often the files of {@code tls.*} are checked for changes
     */
    public record Timing(
            Duration reportInterval,
            Duration reportWait,
            Duration reportGather,
            Duration approvalPoll,
            int approvalPace,
            Duration trustReload) {
        private static final int MAX_WAIT_SECONDS = 1800;
        private static final int MAX_PACE = 100_000;

        private static Timing from(Settings settings) {
            return new Timing(
                    Duration.ofSeconds(settings.getInteger("report.interval", 30, 1, DAY_SECONDS)),
                    Duration.ofSeconds(settings.getInteger("report.wait", 300, 0, MAX_WAIT_SECONDS)),
                    Duration.ofMillis(settings.getInteger("report.gather", 5, 1, 1000)),
                    Duration.ofMillis(settings.getInteger("approval.poll", 100, 10, 1000)),
                    settings.getInteger("approval.pace", 100, 0, MAX_PACE),
                    Duration.ofSeconds(settings.getInteger("tls.reload", 10, 1, DAY_SECONDS)));
        }
    }

    /**
     * What an administrator sees of the process.
     *
     * @param logLevel error, warning, info or debug
     * @param management where /livez, /readyz and /metrics are
     */
    public record Observability(String logLevel, Address management) {
        private static Observability from(Settings settings) {
            return new Observability(
                    LoggingConfiguration.readLevel(settings),
                    ManagementConfiguration.readListenAddress(settings, "127.0.0.1:8151"));
        }
    }

    /** Reads every key; errors are added to the settings. */
    public static MasterConfiguration from(Settings settings) {
        return new MasterConfiguration(
                ApiConfiguration.from(settings),
                Timing.from(settings),
                TrustFiles.from(settings),
                DatabaseConfiguration.from(settings),
                Observability.from(settings),
                Retention.from(settings),
                ShutdownTimes.from(settings));
    }
}
