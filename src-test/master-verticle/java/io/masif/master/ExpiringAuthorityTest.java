package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.masif.rig.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority among those in tls.ca that comes to its end while the master runs. */
class ExpiringAuthorityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void agentsOfAnExpiredAuthorityAreDisconnectedAndStayOut() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        Pki pki = Pki.in(folder.resolve("pki"));
        Pki old = Pki.expiring(folder.resolve("old"), "Old CA", Instant.now().plusSeconds(15));
        Pki.Identity signed = old.client("old-agent");
        Pki.Identity agent = new Pki.Identity(signed.cert(), signed.key(), pki.ca());
        Path both = Folders.write(folder.resolve("ca.crt"), Folders.read(pki.ca()) + Folders.read(old.ca()));
        try (Log log = new Log();
                PlayedMaster master = PlayedMaster.start(
                        database, database.newDatabase(), pki, Map.of("tls.ca", both, "tls.reload", 1))) {
            try (Wire open = Wire.open(master.port(), agent)) {
                assertThat(open.answered()).isTrue();
                Await.until(
                        "its end is told beforehand", PATIENCE, () -> log.says("holds CN=Old CA, which expires at"));
                assertThat(open.isClosedByMaster()).isTrue();
            }
            assertThat(Wire.letsIn(master.port(), agent)).isFalse();
            assertThat(log.says("holds CN=Old CA, which expired at")).isTrue();
            assertThat(Wire.letsIn(master.port(), pki.client("web"))).isTrue();
        }
    }
}
