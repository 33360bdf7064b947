package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.OpenSslClient;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.ToolsPki;
import io.masif.master.bed.Wire;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authorities that people have already. */
class ToolsPkiTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void easyRsa() {
        ToolsPki pki = ToolsPki.EasyRsa.in(folder.resolve("easy"));
        try (RunningMaster master = start(pki)) {
            assertRevocationCounts(master, pki);
        }
    }

    @Test
    void puppetWithItsIntermediateAuthorityAndTwoLists() {
        PuppetPki pki = PuppetPki.in(folder.resolve("puppet"));
        try (Log log = new Log();
                RunningMaster master = start(pki)) {
            assertRevocationCounts(master, pki);
            Pki.Identity last = pki.client("last");
            String whole = pki.loseListOfRoot();
            Await.until("it is said", TIMEOUT, () -> log.contains("tls.crl lacks the list of CN=Puppet Root CA"));
            Folders.write(pki.crl(), whole);
            assertThat(Wire.isAccepted(master.port(), last)).isTrue();
            try (Wire open = Wire.open(master.port(), last)) {
                assertThat(open.isAnswered()).isTrue();
                pki.revokeIntermediate();
                Await.until("nobody of it is let in", TIMEOUT, () -> !Wire.isAccepted(master.port(), last));
                assertThat(open.isClosedByMaster()).isTrue();
            }
        }
    }

    @Test
    void icinga2WithAListThatOpensslMade() {
        ToolsPki pki = ToolsPki.Icinga.in(folder.resolve("icinga"));
        try (RunningMaster master = start(pki)) {
            assertRevocationCounts(master, pki);
        }
    }

    private RunningMaster start(ToolsPki pki) {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        Pki.Identity own = pki.server();
        return RunningMaster.start(
                database,
                database.newDatabase(),
                Pki.in(folder.resolve("unused")),
                Map.of(
                        "tls.cert",
                        own.cert(),
                        "tls.key",
                        own.key(),
                        "tls.ca",
                        own.ca(),
                        "tls.crl",
                        pki.crl(),
                        "tls.reload",
                        1));
    }

    private void assertRevocationCounts(RunningMaster master, ToolsPki pki) {
        Pki.Identity stays = pki.client("stays");
        Pki.Identity goes = pki.client("goes");
        OpenSslClient openssl = new OpenSslClient(folder, master.port());
        assertThat(openssl.connect(stays, "-tls1_2", "-cipher", "ECDHE-RSA-AES256-GCM-SHA384"))
                .contains("HTTP/1.1 ")
                .contains("Verify return code: 0 (ok)");
        for (String suite : List.of("ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-CHACHA20-POLY1305")) {
            assertThat(openssl.connect(stays, "-tls1_2", "-cipher", suite))
                    .contains(suite)
                    .contains("HTTP/1.1 ");
        }
        assertThat(Wire.isAccepted(master.port(), goes)).isTrue();
        pki.revoke(goes);
        Await.until("the revoked one stays out", TIMEOUT, () -> !Wire.isAccepted(master.port(), goes));
        assertThat(Wire.isAccepted(master.port(), stays)).isTrue();
    }
}
