package io.masif.agent.config;

import io.masif.agent.socket.LocalSocketConfiguration;
import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.boot.logging.LoggingConfiguration;
import io.masif.boot.tls.TlsConfiguration;
import io.masif.domain.Kind;
import io.masif.domain.label.Labels;
import io.masif.wire.WaitRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** The agent's settings, grouped as in its configuration file. */
public record AgentConfiguration(
        Intervals intervals,
        Master master,
        TlsConfiguration tls,
        String logLevel,
        AptSettings apt,
        LocalSettings local,
        HostSettings host) {
    private static final int SECONDS_PER_DAY = 86_400;

    /**
     * The section {@code interval}.
     *
     * @param check how old a simulation may get
     * @param report how long to wait between two reports, at least
     * @param maxWait how long a master may hold back its answer until it has something new; zero for not at all
     * @param retry how long to wait before a failed action is tried again; zero: until its plan or approval changes
     */
    public record Intervals(Duration check, Duration report, Duration maxWait, Duration retry) {
        private static Intervals from(Settings settings) {
            return new Intervals(
                    readSeconds(settings, "interval.check", 3600, 1),
                    readSeconds(settings, "interval.report", 60, 1),
                    Duration.ofSeconds(settings.getInteger("interval.wait", 300, 0, WaitRequest.MAX_SECONDS)),
                    readSeconds(settings, "interval.retry", 0, 0));
        }
    }

    /**
     * The section {@code master}.
     *
     * @param address where the master, or the balancer before the masters, is reached
     * @param cn the name that the master's certificate has to carry; by default the host of the address
     */
    public record Master(Address address, String cn) {
        private static Master from(Settings settings) {
            String expectedForm = "HOST:PORT of the master, such as masif.example.com:8150";
            settings.getRequiredText("master.host", expectedForm);
            Address address = settings.getParsed("master.host", null, expectedForm, Master::parseAddress);
            return new Master(address, settings.getText("master.cn", address == null ? null : address.host()));
        }

        private static Address parseAddress(String text) {
            Address address = Address.parse(text);
            if (address.port() == 0) {
                throw new IllegalArgumentException(text);
            }
            return address;
        }
    }

    /**
     * The section {@code apt}.
     *
     * @param config the value of {@code APT_CONFIG} for apt; null for the host's own configuration
     * @param lockTimeout how long apt waits for dpkg's lock
     * @param refreshInterval how often the package lists are refreshed; zero if the agent does not refresh them
     */
    public record AptSettings(Path config, Duration lockTimeout, Duration refreshInterval) {
        private static AptSettings from(Settings settings) {
            return new AptSettings(
                    readFilePath(settings, "apt.config"),
                    readSeconds(settings, "apt.lockTimeout", 600, 0),
                    readSeconds(settings, "apt.refresh", 21_600, 0));
        }
    }

    /**
     * The sections {@code state} and {@code local}: what the agent has on its host.
     *
     * @param stateFolder the folder that the runs are kept in ({@code state.dir})
     * @param socket the socket on which programs of this host query the agent
     */
    public record LocalSettings(Path stateFolder, LocalSocketConfiguration socket) {
        private static LocalSettings from(Settings settings) {
            return new LocalSettings(
                    Path.of(settings.getText("state.dir", "/var/lib/masif-agent"))
                            .toAbsolutePath(),
                    LocalSocketConfiguration.from(settings));
        }
    }

    /**
     * What the agent reports because of its configuration.
     *
     * @param labels the host's labels
     * @param proposed the kinds of restarts that the host proposes besides what apt would do; by default none
     */
    public record HostSettings(Labels labels, Set<Kind> proposed) {
        private static final String PROPOSE = "propose";
        private static final Set<String> RESTARTS = Set.of(Kind.REBOOT.word(), Kind.RESTART.word());

        public HostSettings {
            proposed = Set.copyOf(proposed);
        }

        private static HostSettings from(Settings settings) {
            return new HostSettings(
                    LabelSettings.read(settings),
                    settings.getWords(PROPOSE, RESTARTS).stream()
                            .flatMap(word -> Kind.of(word).stream())
                            .collect(Collectors.toSet()));
        }
    }

    /** Reads every key, and adds the errors to the settings. */
    public static AgentConfiguration from(Settings settings) {
        return new AgentConfiguration(
                Intervals.from(settings),
                Master.from(settings),
                TlsConfiguration.from(settings),
                LoggingConfiguration.readLevel(settings),
                AptSettings.from(settings),
                LocalSettings.from(settings),
                HostSettings.from(settings));
    }

    private static Duration readSeconds(Settings settings, String key, int defaultValue, int min) {
        return Duration.ofSeconds(settings.getInteger(key, defaultValue, min, 30 * SECONDS_PER_DAY));
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
