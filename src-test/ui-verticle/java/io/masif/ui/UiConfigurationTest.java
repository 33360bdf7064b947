package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import io.masif.boot.tls.IdentityFiles;
import io.masif.drain.ShutdownTimes;
import io.masif.rig.tls.Pki;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.http.WebLimits;
import io.masif.ui.notification.send.NotificationSettings;
import io.masif.ui.tls.WebTls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiConfigurationTest {
    private static final String DSN = "mysql://masif@localhost/masif";

    @Test
    void defaults() {
        UiConfiguration read = read(Map.of("db.dsn", DSN), Map.of());
        assertThat(read.web().listen()).isEqualTo(new Address("127.0.0.1", 8080));
        assertThat(read.web().secureCookie()).isFalse();
        assertThat(read.login().user()).isEqualTo("admin");
        assertThat(read.login().password()).isNull();
        assertThat(read.login().apiToken()).isNull();
        assertThat(read.feedPoll()).isEqualTo(500);
        assertThat(read.observability().logLevel()).isEqualTo("info");
        assertThat(read.observability().management()).isEqualTo(new Address("127.0.0.1", 8081));
        assertThat(read.web().proxies()).isEqualTo(TrustedProxies.NONE);
        assertThat(read.web().limits()).isEqualTo(new WebLimits(Duration.ofSeconds(60), Duration.ofSeconds(90), 1000));
        assertThat(read.shutdown()).isEqualTo(new ShutdownTimes(Duration.ofSeconds(5), Duration.ofSeconds(10)));
        assertThat(read.notifications())
                .isEqualTo(new NotificationSettings(null, Optional.empty(), Duration.ofSeconds(10)));
    }

    @Test
    void limitsAndProxies() {
        UiConfiguration read = read(
                Map.of(
                        "web.proxies", List.of("10.0.0.0/8", "::1"),
                        "web.bodyTimeout", 3,
                        "web.idleTimeout", 4,
                        "web.connections", 5,
                        "shutdown.grace", 1,
                        "shutdown.timeout", 0,
                        "db.dsn", DSN),
                Map.of());
        assertThat(read.web().proxies()).isEqualTo(TrustedProxies.parse("10.0.0.0/8, ::1"));
        assertThat(read.web().limits()).isEqualTo(new WebLimits(Duration.ofSeconds(3), Duration.ofSeconds(4), 5));
        assertThat(read.shutdown()).isEqualTo(new ShutdownTimes(Duration.ofSeconds(1), Duration.ZERO));
        assertThat(read(Map.of("db.dsn", DSN), Map.of("MASIF_UI_WEB_PROXIES", "192.0.2.1,192.0.2.2"))
                        .web()
                        .proxies()
                        .networks())
                .hasSize(2);
    }

    @Test
    void everyKey() {
        UiConfiguration read = read(
                Map.of(
                        "web.listen", "[::1]:0",
                        "web.secureCookie", "true",
                        "login.user", "root",
                        "login.password", "twelve chars",
                        "api.token", "token of it",
                        "feed.poll", 10,
                        "db.type", "mysql",
                        "db.dsn", DSN,
                        "db.connections", 3,
                        "log.level", "debug"),
                Map.of(
                        "MASIF_UI_LOGIN_USER",
                        "boss",
                        "MASIF_UI_MANAGEMENT_LISTEN",
                        "127.0.0.1:9102",
                        "MASIF_UI_DB_PASSWORD",
                        "secret"));
        assertThat(read.web().listen()).isEqualTo(new Address("::1", 0));
        assertThat(read.observability().management()).isEqualTo(new Address("127.0.0.1", 9102));
        assertThat(read.web().secureCookie()).isTrue();
        assertThat(read.login().user()).isEqualTo("boss");
        assertThat(read.login().password()).isEqualTo("twelve chars");
        assertThat(read.login().apiToken()).isEqualTo("token of it");
        assertThat(read.feedPoll()).isEqualTo(10);
        assertThat(read.database().password()).isEqualTo("secret");
        assertThat(read.observability().logLevel()).isEqualTo("debug");
        assertThat(read.toString()).doesNotContain("twelve chars", "token of it", "secret");
    }

    @Test
    void secretsFromFiles(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "from the file\n");
        UiConfiguration read = read(Map.of("db.dsn", DSN, "login.passwordFile", file, "api.tokenFile", file), Map.of());
        assertThat(read.login().password()).isEqualTo("from the file");
        assertThat(read.login().apiToken()).isEqualTo("from the file");
    }

    @Test
    void plainHttpIsForThisHostUnlessItIsAllowed() {
        assertThatThrownBy(() -> read(Map.of("db.dsn", DSN, "web.listen", "0.0.0.0:8080"), Map.of()))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.errors())
                        .singleElement()
                        .asString()
                        .startsWith("web.listen is 0.0.0.0:8080, where passwords would cross the network in plain text")
                        .contains("web.tls.cert", "web.tls.key", "127.0.0.1", "web.allowPlainHttp"));
        assertThatThrownBy(() ->
                        read(Map.of("db.dsn", DSN, "web.listen", "192.0.2.1:80", "web.proxies", "192.0.2.7"), Map.of()))
                .isInstanceOf(ConfigurationException.class);
        for (String own : List.of("127.0.0.1:80", "127.9.9.9:80", "[::1]:80", "localhost:80")) {
            assertThat(read(Map.of("db.dsn", DSN, "web.listen", own), Map.of())
                            .web()
                            .tls())
                    .isEmpty();
        }
        Map<String, Object> allowed = Map.of("db.dsn", DSN, "web.listen", "0.0.0.0:80", "web.allowPlainHttp", true);
        assertThat(read(allowed, Map.of()).web().listen()).isEqualTo(new Address("0.0.0.0", 80));
    }

    @Test
    void httpsMayBeAnywhere(@TempDir Path folder) {
        Pki.Identity identity = Pki.in(folder).server("ui.test");
        UiConfiguration read = read(
                Map.of(
                        "db.dsn",
                        DSN,
                        "web.listen",
                        "0.0.0.0:8443",
                        "web.tls.cert",
                        identity.cert(),
                        "web.tls.key",
                        identity.key(),
                        "web.tls.reload",
                        60),
                Map.of());
        assertThat(read.web().tls())
                .contains(new WebTls(new IdentityFiles(identity.cert(), identity.key()), Duration.ofMinutes(1)));
    }

    @Test
    void certificateAndKeyAreCheckedTogether(@TempDir Path folder) throws Exception {
        Pki pki = Pki.in(folder);
        Path cert = pki.server("ui.test").cert();
        Path key = pki.server("other.test").key();
        assertThat(errors(Map.of("web.tls.cert", cert)))
                .containsExactly(
                        "web.tls.key is missing: give the file of our private key (PEM, not encrypted), here or"
                                + " as MASIF_UI_WEB_TLS_KEY");
        assertThat(errors(Map.of("web.tls.cert", cert, "web.tls.key", key)))
                .containsExactly("web.tls.key names a key that does not belong to the first certificate in " + cert
                        + ": " + key);
        Path own = pki.server("ui.test").key();
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(errors(Map.of("web.tls.cert", cert, "web.tls.key", own)))
                .containsExactly("web.tls.key names a key that everybody on this host can read: " + own
                        + "; chmod o-rwx " + own);
    }

    private static List<String> errors(Map<String, Object> keys) {
        Map<String, Object> file = new HashMap<>(keys);
        file.put("db.dsn", DSN);
        try {
            read(file, Map.of());
            return List.of();
        } catch (ConfigurationException e) {
            return e.errors();
        }
    }

    @Test
    void everyErrorIsReportedAtOnce() {
        assertThatThrownBy(() -> read(
                        Map.of(
                                "web.listen", "8080",
                                "login.password", "short",
                                "login.user", "admin ",
                                "web.proxies", "proxy.example",
                                "web.connections", 0,
                                "api.tokenFile", "/nowhere/at/all",
                                "feed.pol", 1),
                        Map.of()))
                .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.errors())
                        .anyMatch(error -> error.startsWith("web.listen must be HOST:PORT"))
                        .anyMatch(error -> error.startsWith("login.user must be a name of at most 64 visible"))
                        .anyMatch(error -> error.startsWith("web.proxies must be IP addresses or networks"))
                        .anyMatch(error -> error.startsWith("web.connections must be a whole number from 4"))
                        .anyMatch(error -> error.startsWith("login.password must have at least 8"))
                        .anyMatch(error -> error.startsWith("api.tokenFile names a file that cannot be read"))
                        .anyMatch(error -> error.startsWith("db.dsn is missing"))
                        .anyMatch(error -> error.contains("the nearest key is feed.poll")));
    }

    private static UiConfiguration read(Map<String, Object> file, Map<String, String> environment) {
        Settings settings = new Settings("MASIF_UI", file, environment);
        UiConfiguration configuration = UiConfiguration.read(settings);
        settings.finish();
        return configuration;
    }
}
