package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.http.WebLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        assertThat(read.apiToken()).isNull();
        assertThat(read.feedPoll()).isEqualTo(500);
        assertThat(read.logLevel()).isEqualTo("info");
        assertThat(read.management()).isEqualTo(new Address("127.0.0.1", 8081));
        assertThat(read.web().proxies()).isEqualTo(TrustedProxies.NONE);
        assertThat(read.web().limits()).isEqualTo(new WebLimits(Duration.ofSeconds(60), Duration.ofSeconds(90), 1000));
    }

    @Test
    void limitsAndProxies() {
        UiConfiguration read = read(
                Map.of(
                        "web.proxies", List.of("10.0.0.0/8", "::1"),
                        "web.bodyTimeout", 3,
                        "web.idleTimeout", 4,
                        "web.connections", 5,
                        "db.dsn", DSN),
                Map.of());
        assertThat(read.web().proxies()).isEqualTo(TrustedProxies.parse("10.0.0.0/8, ::1"));
        assertThat(read.web().limits()).isEqualTo(new WebLimits(Duration.ofSeconds(3), Duration.ofSeconds(4), 5));
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
        assertThat(read.management()).isEqualTo(new Address("127.0.0.1", 9102));
        assertThat(read.web().secureCookie()).isTrue();
        assertThat(read.login().user()).isEqualTo("boss");
        assertThat(read.login().password()).isEqualTo("twelve chars");
        assertThat(read.apiToken()).isEqualTo("token of it");
        assertThat(read.feedPoll()).isEqualTo(10);
        assertThat(read.database().password()).isEqualTo("secret");
        assertThat(read.logLevel()).isEqualTo("debug");
        assertThat(read.toString()).doesNotContain("twelve chars", "token of it", "secret");
    }

    @Test
    void secretsFromFiles(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "from the file\n");
        UiConfiguration read = read(Map.of("db.dsn", DSN, "login.passwordFile", file, "api.tokenFile", file), Map.of());
        assertThat(read.login().password()).isEqualTo("from the file");
        assertThat(read.apiToken()).isEqualTo("from the file");
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
