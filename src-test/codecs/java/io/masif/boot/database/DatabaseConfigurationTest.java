package io.masif.boot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConfigurationTest {
    private static final String DSN = "mysql://masif@db.example.org/fleet";

    @TempDir
    static Path folder;

    @Test
    void defaults() {
        DatabaseConfiguration read = read(Map.of("db.dsn", DSN));
        assertThat(read)
                .isEqualTo(new DatabaseConfiguration(new Address("db.example.org", 3306), "fleet", "masif", "", 8));
    }

    @Test
    void everyKey() {
        DatabaseConfiguration read = read(Map.of(
                "db.type", "mysql", "db.dsn", "mysql://m@h:3307/f", "db.password", "secret", "db.connections", 2));
        assertThat(read).isEqualTo(new DatabaseConfiguration(new Address("h", 3307), "f", "m", "secret", 2));
        assertThat(read.toString()).doesNotContain("secret");
    }

    /** Removing old rows needs one of them for as long as it takes. */
    @Test
    void oneConnectionIsNotEnough() {
        assertThatThrownBy(() -> read(Map.of("db.dsn", DSN, "db.connections", 1)))
                .hasMessageContaining("db.connections")
                .hasMessageContaining("2");
    }

    @Test
    void passwordComesFromAFileWithoutTheBlanksAroundIt() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from file\n");
        assertThat(read(Map.of("db.dsn", DSN, "db.passwordFile", file)).password())
                .isEqualTo("from file");
        assertThatThrownBy(() -> read(Map.of("db.dsn", DSN, "db.passwordFile", file, "db.password", "too")))
                .hasMessageContaining("give only one of them");
        assertThatThrownBy(() -> read(Map.of("db.dsn", DSN, "db.passwordFile", folder.resolve("none"))))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void dsnOfTheExistingMasterIsAccepted() {
        assertThat(read(Map.of("db.dsn", "m:p@ss:w/rd@tcp(db.example.org:3307)/f?tls=skip-verify&charset=utf8mb4")))
                .isEqualTo(new DatabaseConfiguration(
                        List.of(new Address("db.example.org", 3307)),
                        "f",
                        "m",
                        "p@ss:w/rd",
                        8,
                        new DatabaseTls(DatabaseTls.Mode.REQUIRED, null),
                        Duration.ofSeconds(15)));
        assertThat(read(Map.of("db.dsn", "m@/f")).addresses()).containsExactly(new Address("127.0.0.1", 3306));
        assertThat(read(Map.of("db.dsn", "m@tcp(h)/f")).addresses()).containsExactly(new Address("h", 3306));
        assertThat(read(Map.of("db.dsn", "m@tcp([::1]:1)/f")).addresses()).containsExactly(new Address("::1", 1));
        assertThat(read(Map.of("db.dsn", "m:secret@tcp(h)/f")).toString()).doesNotContain("secret");
        assertThatThrownBy(() -> read(Map.of("db.dsn", "m:secret@tcp(h)/f", "db.password", "other")))
                .hasMessageContaining("give only one of them");
    }

    @Test
    void severalServersAreNamedInTheOrderInWhichTheyArePreferred() {
        DatabaseConfiguration read = read(Map.of("db.dsn", "mysql://m%40x@a:3307,b,[::1]:3308,[2001:db8::2]/f"));
        assertThat(read.addresses())
                .containsExactly(
                        new Address("a", 3307),
                        new Address("b", 3306),
                        new Address("::1", 3308),
                        new Address("2001:db8::2", 3306));
        assertThat(read.user()).isEqualTo("m@x");
        assertThat(read.toString()).isEqualTo("mysql://m@x@a:3307,b:3306,[::1]:3308,[2001:db8::2]:3306/f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b:0", "b:65536", "b:x", "::1", "[::1", "[b]:1", "b c"})
    void aServerThatIsWrongIsNamed(String server) {
        assertThatThrownBy(() -> read(Map.of("db.dsn", "mysql://m@a," + server + "/f")))
                .hasMessageContaining("each server HOST, HOST:PORT or [IPV6]:PORT, unlike \"" + server + "\"");
    }

    @Test
    void aServerThatIsNamedTwiceIsRefused() {
        assertThatThrownBy(() -> read(Map.of("db.dsn", "mysql://m@a,b,a:3306/f")))
                .hasMessageContaining("each server once");
    }

    @Test
    void tlsIsPreferredAndCheckedIfAnAuthorityIsGiven() throws IOException {
        assertThat(read(Map.of("db.dsn", DSN)).tls()).isEqualTo(DatabaseTls.PREFERRED);
        assertThat(read(Map.of("db.dsn", DSN, "db.tls", "verify-identity", "db.timeout", 3))
                        .tls()
                        .mode())
                .isEqualTo(DatabaseTls.Mode.VERIFY_IDENTITY);
        Path none = Files.writeString(folder.resolve("none.pem"), "none");
        assertThatThrownBy(() -> read(Map.of("db.dsn", DSN, "db.ca", none, "db.tls", "required")))
                .hasMessageContaining("db.ca names a file")
                .hasMessageContaining("db.ca is of no use with db.tls: required");
        assertThatThrownBy(() -> read(Map.of("db.dsn", DSN, "db.tls", "yes")))
                .hasMessageContaining(
                        "db.tls must be one of disabled, preferred, required, verify-ca, verify-identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "masif@localhost/masif",
                "mysql://localhost/masif",
                "mysql://masif:secret@localhost/masif",
                "mysql://masif@localhost",
                "mysql://masif@localhost/",
                "mysql://masif@localhost/a/b",
                "postgresql://masif@localhost/masif",
                "mysql://masif@local host/masif",
                "masif@unix(/run/mysqld.sock)/masif",
                "masif@tcp(localhost)/masif?tls=custom"
            })
    void otherUrisAreRefused(String dsn) {
        assertThatThrownBy(() -> read(Map.of("db.dsn", dsn))).hasMessageContaining("db.dsn must be a URI such as");
    }

    @Test
    void otherDatabasesAreRefused() {
        assertThatThrownBy(() -> read(Map.of("db.dsn", DSN, "db.type", "sqlite")))
                .hasMessageContaining("db.type must be mysql");
    }

    private static DatabaseConfiguration read(Map<String, Object> file) {
        Settings settings = new Settings("MASIF_X", file, Map.of());
        DatabaseConfiguration configuration = DatabaseConfiguration.from(settings);
        settings.finish();
        return configuration;
    }
}
