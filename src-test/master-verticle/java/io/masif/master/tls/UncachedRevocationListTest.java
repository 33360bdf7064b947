package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.ConfigurationException;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that counts while state.dir cannot hold it is kept later; until then, a restart does not go behind it. */
class UncachedRevocationListTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static RevokingAuthority authority;
    private static Pki pki;

    private final Log log = new Log();
    private Path crl;
    private Path state;
    private Path obstacle;
    private Pki.Identity revokedAgent;

    @BeforeAll
    static void authority() {
        authority = new RevokingAuthority(folder);
        pki = authority.pki();
    }

    /** As on a full disk: nothing can be written beside the kept file, but it can be renamed. */
    @BeforeEach
    void listThatCannotBeKeptCounts() throws IOException {
        crl = authority.newList(pki.client("revoked"));
        state = crl.resolveSibling("state");
        obstacle = state.resolve("revoked.crl.next");
        revokedAgent = pki.client("revoked-later");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void keepingIsTriedAgainUntilTheListIsKept() throws IOException {
        try (RunningMaster master = startAndRevokeUnsaved()) {
            Probe probe = new Probe(master.managementPort());
            Await.until("it is counted", TIMEOUT, () -> probe.metric("masif_trust_troubles") == 1);
            assertThat(log.count("cannot keep the lists of revoked certificates"))
                    .isEqualTo(1);
            removeObstacle();
            Await.until("it is kept", TIMEOUT, () -> probe.metric("masif_trust_troubles") == 0);
        }
        damage();
        assertRefused();
        assertThat(state.toFile().list()).containsExactly("revoked.crl");
    }

    @Test
    void listIsKeptEvenIfTheFileIsDamagedBeforeThat() throws IOException {
        try (RunningMaster master = startAndRevokeUnsaved()) {
            Probe probe = new Probe(master.managementPort());
            damage();
            Await.until("both are counted", TIMEOUT, () -> probe.metric("masif_trust_troubles") == 2);
            removeObstacle();
            Await.until("it is kept", TIMEOUT, () -> probe.metric("masif_trust_troubles") == 1);
        }
        assertRefused();
    }

    @Test
    void masterDoesNotStartWithOlderListsThanThoseItCouldNotKeep() throws IOException {
        String former = Folders.read(crl);
        startAndRevokeUnsaved().close();
        String latter = Folders.read(crl);

        damage();
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls.crl names a file that is damaged");
        Folders.write(crl, former);
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls.crl names a file that is not the one in force before")
                .hasMessageContaining("to start with this one");
        Folders.write(crl, latter);
        assertRefused();
    }

    @Test
    void firstListThatCannotBeKeptIsNotFollowedByAnother() throws IOException {
        Files.createDirectories(obstacle.resolve("in-the-way"));
        start().close();
        authority.revoke(crl, pki.client("another"));
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls.crl names a file that is not the one in force before");
    }

    @Test
    void masterDoesNotStartIfWhatWasInForceCannotBeRead() throws IOException {
        start().close();
        String saved = Folders.read(state.resolve("revoked.crl"));
        Folders.write(state.resolve("revoked.crl"), saved.substring(0, 100));
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "state.dir holds lists of revoked certificates that were in force and cannot be read");
        Files.delete(state.resolve("revoked.crl"));
        Files.delete(state);
        Files.writeString(state, "no folder");
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("state.dir ");
    }

    @Test
    void masterDoesNotStartWithoutListsWhereSomeWereInForce() {
        start().close();
        assertThatThrownBy(() -> authority.start(crl, Map.of("state.dir", state, "tls.crl", "")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls.crl is not given");
    }

    private RunningMaster startAndRevokeUnsaved() throws IOException {
        RunningMaster master = start();
        assertThat(Wire.isAccepted(master.port(), revokedAgent)).isTrue();
        Files.createDirectories(obstacle.resolve("in-the-way"));
        authority.revoke(crl, pki.client("revoked"), revokedAgent);
        Await.until("it counts", TIMEOUT, () -> !Wire.isAccepted(master.port(), revokedAgent));
        return master;
    }

    private void removeObstacle() throws IOException {
        Files.delete(obstacle.resolve("in-the-way"));
        Files.delete(obstacle);
    }

    private void damage() {
        Folders.write(crl, Folders.read(crl).substring(0, 100));
    }

    private void assertRefused() {
        try (RunningMaster master = start()) {
            assertThat(Wire.isAccepted(master.port(), revokedAgent)).isFalse();
            assertThat(Wire.isAccepted(master.port(), pki.client("good"))).isTrue();
        }
    }

    private RunningMaster start() {
        return authority.start(crl, Map.of("state.dir", state));
    }
}
