package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.masif.rig.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final Log log = new Log();
    private Pki pki;
    private Pki second;
    private Path cert;
    private Path key;
    private Path ca;
    private PlayedMaster master;

    @BeforeEach
    void start() throws IOException {
        pki = Pki.in(folder.resolve("pki"));
        second = Pki.in(folder.resolve("second"), "Second CA");
        Pki.Identity own = pki.server("master.test");
        cert = Files.copy(own.cert(), folder.resolve("master.crt"));
        key = Files.copy(own.key(), folder.resolve("master.key"));
        ca = Files.copy(own.ca(), folder.resolve("ca.crt"));
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        master = PlayedMaster.start(
                database,
                database.newDatabase(),
                pki,
                Map.of("tls.cert", cert, "tls.key", key, "tls.ca", ca, "tls.reload", 1));
    }

    @AfterEach
    void stop() {
        master.close();
        log.close();
    }

    @Test
    void newCertificateIsShownAndOpenConnectionsGoOn() throws IOException {
        try (Wire open = Wire.open(master.port(), pki.client("web"))) {
            assertThat(open.answered()).isTrue();
            String before = open.serial();
            Pki.Identity next = pki.issue("master-next", "master.test", "DNS:master.test");
            replace(next.cert(), cert);
            Await.until("half of it is noticed", PATIENCE, () -> log.says("names a key that does not belong to"));
            assertThat(serial()).isEqualTo(before);
            replace(next.key(), key);
            Await.until("the new one is shown", PATIENCE, () -> !serial().equals(before));
            assertThat(open.answered()).isTrue();
        }
    }

    @Test
    void authorityThatIsAddedCountsAndOneThatIsRemovedDoesNot() {
        Pki.Identity signed = second.client("web2");
        Pki.Identity stranger = new Pki.Identity(signed.cert(), signed.key(), pki.ca());
        assertThat(Wire.letsIn(master.port(), stranger)).isFalse();
        Folders.write(ca, Folders.read(pki.ca()) + Folders.read(second.ca()));
        Await.until("it is let in", PATIENCE, () -> Wire.letsIn(master.port(), stranger));
        try (Wire open = Wire.open(master.port(), stranger)) {
            assertThat(open.answered()).isTrue();
            Folders.write(ca, Folders.read(pki.ca()));
            assertThat(open.isClosedByMaster()).isTrue();
        }
        assertThat(Wire.letsIn(master.port(), stranger)).isFalse();
        assertThat(Wire.letsIn(master.port(), pki.client("web"))).isTrue();
    }

    @Test
    void damagedFilesChangeNothing() {
        Folders.write(ca, "-----BEGIN CERTIFICATE-----\n");
        Folders.write(cert, "nothing");
        Await.until(
                "both are said",
                PATIENCE,
                () -> log.says("tls.ca names a file that is damaged")
                        && log.says("tls.cert, tls.key names a file that is no certificate"));
        assertThat(Wire.letsIn(master.port(), pki.client("web"))).isTrue();
    }

    @Test
    void ownCertificateThatExpiresSoonIsSaid() throws IOException {
        Pki.Identity soon = pki.lasting("soon", "master.test", 5);
        replace(soon.key(), key);
        replace(soon.cert(), cert);
        Await.until("it is said", PATIENCE, () -> log.says("WARN tls.cert expires at "));
    }

    private String serial() {
        try (Wire wire = Wire.open(master.port(), pki.client("web"))) {
            return wire.serial();
        }
    }

    private static void replace(Path source, Path target) throws IOException {
        Path next = target.resolveSibling("next");
        Files.copy(source, next, StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
