package io.masif.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.ConfigurationFile;
import io.masif.boot.config.Settings;
import io.masif.domain.Kind;
import io.masif.domain.label.Labels;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConfigurationTest {
    @TempDir
    Path folder;

    private final Map<String, Object> file = new HashMap<>();

    @BeforeEach
    void onlyWhatIsRequired() {
        Pki.Identity identity = Pki.in(folder).client("host");
        file.put("master.host", "masif.example.com:8150");
        file.put("master.cn", "masif");
        file.put("tls.cert", identity.cert());
        file.put("tls.key", identity.key());
        file.put("tls.ca", identity.ca());
    }

    @Test
    void hasDefaultsForAllThatIsNotRequired() {
        AgentConfiguration configuration = read(Map.of());
        assertThat(configuration.intervals().check()).isEqualTo(Duration.ofHours(1));
        assertThat(configuration.intervals().report()).isEqualTo(Duration.ofMinutes(1));
        assertThat(configuration.intervals().maxWait()).isEqualTo(Duration.ofMinutes(5));
        assertThat(configuration.intervals().retry()).isZero();
        assertThat(configuration.logLevel()).isEqualTo("info");
        assertThat(configuration.apt().config()).isNull();
        assertThat(configuration.apt().lockTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(configuration.apt().refreshInterval()).isEqualTo(Duration.ofHours(6));
        assertThat(configuration.local().stateFolder()).isEqualTo(Path.of("/var/lib/masif-agent"));
        assertThat(configuration.master().address()).isEqualTo(new Address("masif.example.com", 8150));
        assertThat(configuration.local().socket().path()).isEqualTo(Path.of("/run/masif-agent/agent.sock"));
        assertThat(configuration.local().socket().group()).isNull();
        assertThat(configuration.host().labels()).isEqualTo(Labels.NONE);
        assertThat(configuration.host().proposed()).isEmpty();
    }

    @Test
    void readsEveryKey() {
        Path apt = Folders.write(folder.resolve("apt.conf"), "");
        file.put("local.group", "root");
        file.put("interval.wait", 6);
        file.putAll(Map.of(
                "local.socket", folder.resolve("s"),
                "interval.check", 7,
                "interval.report", 8,
                "interval.retry", 9,
                "log.level", "debug",
                "apt.config", apt,
                "apt.lockTimeout", 10,
                "apt.refresh", 0,
                "state.dir", folder));
        file.put("labels.env", "prod");
        file.put("propose", JsonArray.of("reboot", "restart"));
        AgentConfiguration configuration = read(Map.of());
        assertThat(configuration.intervals().maxWait()).isEqualTo(Duration.ofSeconds(6));
        assertThat(List.of(
                        configuration.intervals().check(),
                        configuration.intervals().report(),
                        configuration.intervals().retry()))
                .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(8), Duration.ofSeconds(9));
        assertThat(configuration.master().cn()).isEqualTo("masif");
        assertThat(configuration.logLevel()).isEqualTo("debug");
        assertThat(configuration.apt().config()).isEqualTo(apt);
        assertThat(configuration.apt().lockTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.apt().refreshInterval()).isZero();
        assertThat(configuration.local().stateFolder()).isEqualTo(folder);
        assertThat(configuration.host().labels()).isEqualTo(Labels.parse("env=prod"));
        assertThat(configuration.host().proposed()).containsExactlyInAnyOrder(Kind.REBOOT, Kind.RESTART);
        assertThat(configuration.tls().identity().cert()).exists();
        assertThat(configuration.local().socket().path()).isEqualTo(folder.resolve("s"));
        assertThat(configuration.local().socket().group()).isEqualTo("root");
    }

    @Test
    void letsTheEnvironmentWin() {
        AgentConfiguration configuration =
                read(Map.of("MASIF_AGENT_APT_LOCK_TIMEOUT", "11", "MASIF_AGENT_MASTER_HOST", "[::1]:1"));
        assertThat(configuration.apt().lockTimeout()).isEqualTo(Duration.ofSeconds(11));
        assertThat(configuration.master().address()).isEqualTo(new Address("::1", 1));
    }

    @Test
    void readsWhatIsProposedFromTheEnvironmentAndRefusesWhatIsNoRestart() {
        assertThat(read(Map.of("MASIF_AGENT_PROPOSE", "restart, reboot")).host().proposed())
                .containsExactlyInAnyOrder(Kind.REBOOT, Kind.RESTART);
        file.put("propose", JsonArray.of("reboot", "purge"));
        assertThatThrownBy(() -> read(Map.of()))
                .hasMessageContaining("propose must be a list of reboot, restart, but has \"purge\"");
    }

    @Test
    void expectsTheMasterToBeNamedAsItsHostIfNothingElseIsSaid() {
        file.remove("master.cn");
        assertThat(read(Map.of()).master().cn()).isEqualTo("masif.example.com");
    }

    @Test
    void acceptsTheIniFileOfAnExistingAgentAsItIs() {
        Path ini = Folders.write(
                folder.resolve("config"), """
                [interval]
                check=300
                report=301
                retry=60

                [master]
                host=infra-mgmt.intern.example.com:8150
                cn=masif

                [tls]
                cert=%s
                key=%s
                ca=%s

                [log]
                level=warn
                """.formatted(file.get("tls.cert"), file.get("tls.key"), file.get("tls.ca")));
        AgentConfiguration configuration = read(ini);
        assertThat(List.of(
                        configuration.intervals().check(),
                        configuration.intervals().report(),
                        configuration.intervals().retry()))
                .containsExactly(Duration.ofSeconds(300), Duration.ofSeconds(301), Duration.ofSeconds(60));
        assertThat(configuration.master().address()).isEqualTo(new Address("infra-mgmt.intern.example.com", 8150));
        assertThat(configuration.master().cn()).isEqualTo("masif");
        assertThat(configuration.tls().identity().key())
                .exists()
                .hasToString(file.get("tls.key").toString());
        assertThat(configuration.logLevel()).isEqualTo("warning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "retry=", "retry=0"})
    void doesNotRetryByItselfIfAnExistingAgentWouldHaveGivenUp(String retry) {
        Path ini = Folders.write(
                folder.resolve("config.ini"),
                "[interval]\ncheck=10\nreport=10\n" + retry + "\n[master]\nhost=h:1\n[tls]\ncert="
                        + file.get("tls.cert") + "\nkey=" + file.get("tls.key") + "\nca=" + file.get("tls.ca") + "\n");
        AgentConfiguration configuration = read(ini);
        assertThat(configuration.intervals().retry()).isZero();
        assertThat(configuration.master().cn()).isEqualTo("h");
        assertThat(configuration.logLevel()).isEqualTo("info");
    }

    @Test
    void reportsAllErrorsAtOnce() {
        file.putAll(Map.of(
                "master.host",
                "nowhere",
                "interval.report",
                0,
                "interval.chekc",
                1,
                "apt.config",
                folder.resolve("none"),
                "log.level",
                "loud"));
        file.put("local.socket", "agent.sock");
        file.remove("master.cn");
        file.put("tls.ca", folder.resolve("none"));
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.errors())
                        .hasSize(7)
                        .anyMatch(error -> error.startsWith("master.host must be HOST:PORT"))
                        .anyMatch(error -> error.startsWith("interval.report must be a whole number"))
                        .anyMatch(error -> error.startsWith("local.socket must be an absolute path"))
                        .anyMatch(error -> error.startsWith("apt.config names a file that cannot be read"))
                        .anyMatch(error -> error.startsWith("log.level must be one of"))
                        .anyMatch(error -> error.startsWith("tls.ca names a file that cannot be read"))
                        .anyMatch(error -> error.contains("the nearest key is interval.check")));
    }

    private AgentConfiguration read(Path path) {
        Vertx vertx = Vertx.vertx();
        try {
            file.clear();
            file.putAll(ConfigurationFile.read(vertx, path)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
            return read(Map.of());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private AgentConfiguration read(Map<String, String> environment) {
        Settings settings = new Settings("MASIF_AGENT", file, environment);
        AgentConfiguration configuration = AgentConfiguration.from(settings);
        settings.finish();
        return configuration;
    }
}
