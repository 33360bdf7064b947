package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import io.masif.drain.ShutdownTimes;
import io.masif.instance.Retention;
import io.masif.master.connection.ClientLimits;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterConfigurationTest {
    @TempDir
    static Path folder;

    private final Map<String, Object> keys = new HashMap<>();
    private Pki pki;

    @BeforeEach
    void least() {
        pki = Pki.in(folder);
        Pki.Identity master = pki.server("master.test");
        keys.put("tls.cert", master.cert());
        keys.put("tls.key", master.key());
        keys.put("tls.ca", master.ca());
        keys.put("db.dsn", "mysql://masif@localhost/masif");
    }

    @Test
    void defaults() {
        MasterConfiguration read = read(Map.of());
        assertThat(read.api().listen()).isEqualTo(new Address("0.0.0.0", 8150));
        assertThat(read.api().bodyLimit()).isEqualTo(8 * 1024 * 1024);
        assertThat(read.api().actionLimit()).isEqualTo(5000);
        assertThat(read.api().waitMemory()).isEqualTo(32 * 1024 * 1024);
        assertThat(read.trust().weakAllowed()).isFalse();
        assertThat(read.timing().reportInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read.timing().reportWait()).isEqualTo(Duration.ofMinutes(5));
        assertThat(read.timing().approvalPace()).isEqualTo(100);
        assertThat(read.timing().reportGather()).isEqualTo(Duration.ofMillis(5));
        assertThat(read.timing().approvalPoll()).isEqualTo(Duration.ofMillis(100));
        assertThat(read.api().proxyProtocol()).isFalse();
        assertThat(read.trust().crl()).isNull();
        assertThat(read.timing().trustReload()).isEqualTo(Duration.ofSeconds(10));
        assertThat(read.observability().logLevel()).isEqualTo("info");
        assertThat(read.observability().management()).isEqualTo(new Address("127.0.0.1", 8151));
        assertThat(read.api().limits())
                .isEqualTo(new ClientLimits(
                        Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(90), 25_000));
        assertThat(read.retention()).isEqualTo(new Retention(7, 180, 730, 0));
        assertThat(read.shutdown()).isEqualTo(new ShutdownTimes(Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }

    @Test
    void keysOfLimitsAndRetention() {
        keys.putAll(Map.of(
                "management.listen", "[::]:9100",
                "api.handshakeTimeout", 3,
                "api.bodyTimeout", 4,
                "api.idleTimeout", 5,
                "api.connections", 6,
                "api.waitMemory", 64,
                "retention.plans", 1,
                "retention.runs", 2,
                "retention.events", 0,
                "retention.hosts", 90));
        keys.putAll(Map.of("shutdown.grace", 0, "shutdown.timeout", 59, "report.wait", 0, "approval.pace", 7));
        MasterConfiguration read = read(Map.of());
        assertThat(read.observability().management()).isEqualTo(new Address("::", 9100));
        assertThat(read.api().limits())
                .isEqualTo(new ClientLimits(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5), 6));
        assertThat(read.retention()).isEqualTo(new Retention(1, 2, 0, 90));
        assertThat(read.api().waitMemory()).isEqualTo(64 * 1024 * 1024);
        assertThat(read.timing().reportWait()).isZero();
        assertThat(read.timing().approvalPace()).isEqualTo(7);
        assertThat(read.shutdown()).isEqualTo(new ShutdownTimes(Duration.ZERO, Duration.ofSeconds(59)));
    }

    @Test
    void everyKey() {
        Path crl = pki.crl(folder.resolve("crl.pem"), 30);
        keys.putAll(Map.of("api.proxyProtocol", true, "tls.reload", 5));
        keys.putAll(Map.of("api.actionLimit", 7, "tls.allowWeakCertificates", true));
        keys.putAll(Map.of(
                "api.listen",
                "[::1]:8151",
                "api.bodyLimit",
                4096,
                "report.interval",
                60,
                "report.gather",
                10,
                "approval.poll",
                100,
                "tls.crl",
                crl,
                "db.type",
                "mysql",
                "db.password",
                "secret",
                "db.connections",
                3,
                "log.level",
                "debug"));
        MasterConfiguration read = read(Map.of());
        assertThat(read.api().listen()).isEqualTo(new Address("::1", 8151));
        assertThat(read.api().bodyLimit()).isEqualTo(4096);
        assertThat(read.api().actionLimit()).isEqualTo(7);
        assertThat(read.trust().weakAllowed()).isTrue();
        assertThat(read.timing().reportInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(read.timing().reportGather()).isEqualTo(Duration.ofMillis(10));
        assertThat(read.timing().approvalPoll()).isEqualTo(Duration.ofMillis(100));
        assertThat(read.api().proxyProtocol()).isTrue();
        assertThat(read.trust().crl()).isEqualTo(crl);
        assertThat(read.timing().trustReload()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.database().connections()).isEqualTo(3);
        assertThat(read.observability().logLevel()).isEqualTo("debug");
        assertThat(read.toString()).doesNotContain("secret");
    }

    @Test
    void environmentWins() {
        keys.put("report.interval", 60);
        assertThat(read(Map.of("MASIF_MASTER_REPORT_INTERVAL", "7")).timing().reportInterval())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void allErrorsAreReportedAtOnce() {
        keys.put("tls.cert", folder.resolve("nowhere.pem"));
        keys.put("tls.crl", pki.ca());
        keys.put("report.intervall", 5);
        keys.put("approval.poll", "often");
        keys.remove("db.dsn");
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls.cert names a file that cannot be read")
                .hasMessageContaining("tls.crl names a file")
                .hasMessageContaining("report.intervall is not known; the nearest key is report.interval")
                .hasMessageContaining("approval.poll must be a whole number from 10 to 1000")
                .hasMessageContaining("db.dsn is missing");
    }

    @Test
    void listOfRevokedCertificatesThatCannotBeUsedIsAnError() {
        Path cut = Folders.write(
                folder.resolve("cut.pem"),
                Folders.read(pki.crl(folder.resolve("whole.pem"), 30)).substring(0, 80));
        Pki foreign = Pki.in(folder.resolve("foreign"), "Foreign CA");
        assertCrlRefused(folder.resolve("nowhere.pem"), "tls.crl names a file that cannot be read");
        assertCrlRefused(cut, "tls.crl names a file that is damaged");
        assertCrlRefused(
                foreign.crl(folder.resolve("foreign.pem"), 30),
                "tls.crl holds a list of CN=Foreign CA, which is none of the authorities in tls.ca");
    }

    private void assertCrlRefused(Path crl, String sentence) {
        keys.put("tls.crl", crl);
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence);
    }

    private MasterConfiguration read(Map<String, String> environment) {
        Settings settings = new Settings("MASIF_MASTER", keys, environment);
        MasterConfiguration configuration = MasterConfiguration.from(settings);
        settings.finish();
        return configuration;
    }
}
