package io.masif.agent;

import io.masif.agent.local.LocalConfiguration;
import io.masif.boot.Address;
import io.masif.boot.Logging;
import io.masif.boot.Settings;
import io.masif.boot.TlsConfiguration;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The agent's settings.
 *
 * @param check how old a simulation may get
 * @param report how long to wait between two reports, at least
 * @param retry how long to wait before a failed action is tried again; zero: until its plan or approval changes
 * @param master where the master, or the balancer before the masters, is reached
 * @param masterCn the name that the master's certificate has to carry; by default the host that it is reached at
 * @param aptConfig what {@code APT_CONFIG} names for apt; null for the host's own configuration
 * @param lockTimeout how long apt waits for dpkg's lock
 * @param refresh how often the package lists are refreshed; zero: by others
 * @param state the folder that the runs are kept in
 * @param local where the agent is asked by programs on its host
 */
public record AgentConfiguration(
        Duration check,
        Duration report,
        Duration retry,
        Address master,
        String masterCn,
        TlsConfiguration tls,
        String logLevel,
        Path aptConfig,
        Duration lockTimeout,
        Duration refresh,
        Path state,
        LocalConfiguration local) {
    private static final int DAY = 86_400;

    /** Reads every key; errors are noted in the settings. */
    public static AgentConfiguration from(Settings settings) {
        String wanted = "HOST:PORT of the master, such as masif.example.com:8150";
        settings.required("master.host", wanted);
        Address master = settings.parsed("master.host", null, wanted, AgentConfiguration::reachable);
        return new AgentConfiguration(
                seconds(settings, "interval.check", 3600, 1),
                seconds(settings, "interval.report", 60, 1),
                seconds(settings, "interval.retry", 0, 0),
                master,
                settings.text("master.cn", master == null ? null : master.host()),
                TlsConfiguration.from(settings),
                Logging.level(settings),
                readable(settings, "apt.config"),
                seconds(settings, "apt.lockTimeout", 600, 0),
                seconds(settings, "apt.refresh", 21_600, 0),
                Path.of(settings.text("state.dir", "/var/lib/masif-agent")).toAbsolutePath(),
                LocalConfiguration.from(settings));
    }

    private static Duration seconds(Settings settings, String key, int otherwise, int least) {
        return Duration.ofSeconds(settings.integer(key, otherwise, least, 30 * DAY));
    }

    private static Address reachable(String text) {
        Address address = Address.parse(text);
        if (address.port() == 0) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    private static Path readable(Settings settings, String key) {
        String text = settings.text(key, null);
        if (text == null) {
            return null;
        }
        Path path = Path.of(text).toAbsolutePath();
        if (!path.toFile().canRead()) {
            settings.error(key, "names a file that cannot be read: " + path);
        }
        return path;
    }
}
