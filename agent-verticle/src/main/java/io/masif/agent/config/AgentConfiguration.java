package io.masif.agent.config;

import io.masif.agent.socket.LocalSocketConfiguration;
import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.boot.logging.LoggingConfiguration;
import io.masif.boot.tls.TlsConfiguration;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The agent's settings.
 *
 * @param checkInterval how old a simulation may get
 * @param reportInterval how long to wait between two reports, at least
 * @param retryDelay how long to wait before a failed action is tried again; zero: until its plan or approval changes
 * @param master where the master, or the balancer before the masters, is reached
 * @param masterCn the name that the master's certificate has to carry; by default the host that it is reached at
 * @param aptConfig what {@code APT_CONFIG} names for apt; null for the host's own configuration
 * @param lockTimeout how long apt waits for dpkg's lock
 * @param refreshInterval how often the package lists are refreshed; zero: by others
 * @param stateFolder the folder that the runs are kept in
 * @param localSocket where the agent is asked by programs on its host
 */
public record AgentConfiguration(
        Duration checkInterval,
        Duration reportInterval,
        Duration retryDelay,
        Address master,
        String masterCn,
        TlsConfiguration tls,
        String logLevel,
        Path aptConfig,
        Duration lockTimeout,
        Duration refreshInterval,
        Path stateFolder,
        LocalSocketConfiguration localSocket) {
    private static final int SECONDS_PER_DAY = 86_400;

    /** Reads every key; errors are noted in the settings. */
    public static AgentConfiguration from(Settings settings) {
        String expectedForm = "HOST:PORT of the master, such as masif.example.com:8150";
        settings.getRequiredText("master.host", expectedForm);
        Address master = settings.getParsed("master.host", null, expectedForm, AgentConfiguration::parseMasterAddress);
        return new AgentConfiguration(
                readSeconds(settings, "interval.check", 3600, 1),
                readSeconds(settings, "interval.report", 60, 1),
                readSeconds(settings, "interval.retry", 0, 0),
                master,
                settings.getText("master.cn", master == null ? null : master.host()),
                TlsConfiguration.from(settings),
                LoggingConfiguration.readLevel(settings),
                readFilePath(settings, "apt.config"),
                readSeconds(settings, "apt.lockTimeout", 600, 0),
                readSeconds(settings, "apt.refresh", 21_600, 0),
                Path.of(settings.getText("state.dir", "/var/lib/masif-agent")).toAbsolutePath(),
                LocalSocketConfiguration.from(settings));
    }

    private static Duration readSeconds(Settings settings, String key, int defaultValue, int min) {
        return Duration.ofSeconds(settings.getInteger(key, defaultValue, min, 30 * SECONDS_PER_DAY));
    }

    private static Address parseMasterAddress(String text) {
        Address address = Address.parse(text);
        if (address.port() == 0) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    private static Path readFilePath(Settings settings, String key) {
        String text = settings.getText(key, null);
        if (text == null) {
            return null;
        }
        Path path = Path.of(text).toAbsolutePath();
        if (!path.toFile().canRead()) {
            settings.addError(key, "names a file that cannot be read: " + path);
        }
        return path;
    }
}
