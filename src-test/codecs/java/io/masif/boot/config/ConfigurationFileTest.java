package io.masif.boot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.ini", "config.yaml", "config"})
    void theContentTellsOfWhichKindAFileIs(String name) throws IOException {
        assertThat(read(name, "# a comment\n\n[master]\nhost=h:1\n")).isEqualTo(Map.of("master.host", "h:1"));
        assertThat(read(name, "# [master]\nmaster:\n  host: h:1\n  port: 2\n"))
                .isEqualTo(Map.of("master.host", "h:1", "master.port", 2));
        assertThat(read(name, "master.host: h=1\n")).isEqualTo(Map.of("master.host", "h=1"));
    }

    @Test
    void anIniFileIsReadAsExistingPartsReadIt() throws IOException {
        assertThat(read("x", """
                \ufeff; first
                [ db ]  ; the database
                type = mysql # or none
                dsn: m:p=s@tcp(h:1)/f;comment
                quoted = `m:p#s;s@/f` # comment
                double = "a # b"
                single='a;b'
                triple=\"\"\"a"#b\"\"\"
                "key" = 1
                empty=
                again=1
                again=2

                [tls]
                key=/a b/c.pem\r
                apostrophe=it's
                [db]
                more=x
                """))
                .isEqualTo(Map.ofEntries(
                        Map.entry("db.type", "mysql"),
                        Map.entry("db.dsn", "m:p=s@tcp(h:1)/f"),
                        Map.entry("db.quoted", "m:p#s;s@/f"),
                        Map.entry("db.double", "a # b"),
                        Map.entry("db.single", "a;b"),
                        Map.entry("db.triple", "a\"#b"),
                        Map.entry("db.key", "1"),
                        Map.entry("db.empty", ""),
                        Map.entry("db.again", "2"),
                        Map.entry("tls.key", "/a b/c.pem"),
                        Map.entry("tls.apostrophe", "it's"),
                        Map.entry("db.more", "x")));
        assertThat(read("x", "a=1\n[DEFAULT]\nb=2\n")).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void aLineThatIsNotUnderstoodIsNamedWithoutItsValue() {
        assertThatThrownBy(() -> read("x", "[db]\n\nnonsense \u001b[2J\n"))
                .hasMessageContaining("line 3 of the configuration file must be [SECTION] or KEY=VALUE")
                .hasMessageContaining("nonsense \\u001b[2J");
        assertThatThrownBy(() -> read("x", "[db]\n=secret\n"))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read("x", "[db\nx=1\n")).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> read("x", "[db]\n[tls\n")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("x", "[db]\ndsn=`secret\n"))
                .hasMessageContaining("line 2 of the configuration file: a value must end on the line of its key")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read("x", "[db]\ndsn=secret\\\n more\n")).hasMessageContaining("line 2");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeNotThere() {
        assertThatThrownBy(() -> read(folder.resolve("none")))
                .hasMessageContaining("none cannot be read: there is no such file");
    }

    private Map<String, Object> read(String name, String text) throws IOException {
        return read(Files.writeString(folder.resolve(name), text));
    }

    private Map<String, Object> read(Path path) {
        try {
            return ConfigurationFile.read(vertx, path)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}
