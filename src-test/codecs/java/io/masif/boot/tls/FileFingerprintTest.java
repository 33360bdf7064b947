package io.masif.boot.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFingerprintTest {
    @TempDir
    Path folder;

    @Test
    void changesWithEachFile() throws IOException {
        Path cert = Files.writeString(folder.resolve("cert"), "one");
        Path key = folder.resolve("key");
        String missing = fingerprint(cert, key);
        assertThat(fingerprint(cert, key)).isEqualTo(missing);
        Files.writeString(key, "");
        String empty = fingerprint(cert, key);
        assertThat(empty).isNotEqualTo(missing);
        Files.writeString(cert, "two");
        assertThat(fingerprint(cert, key)).isNotIn(missing, empty);
        Files.writeString(cert, "one");
        assertThat(fingerprint(cert, key)).isEqualTo(empty);
        Files.delete(key);
        assertThat(fingerprint(cert, key)).isEqualTo(missing);
    }

    private static String fingerprint(Path... files) {
        return FileFingerprint.of(List.of(files));
    }
}
