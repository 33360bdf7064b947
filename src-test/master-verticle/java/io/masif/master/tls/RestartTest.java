package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.ConfigurationException;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the lists of revoked certificates when a master is started again. */
class RestartTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static RevokingAuthority authority;
    private static Pki pki;

    private Path crl;
    private Path state;

    @BeforeAll
    static void authority() {
        authority = new RevokingAuthority(folder);
        pki = authority.pki();
    }

    @BeforeEach
    void startAndStopOnce() {
        crl = authority.newList(pki.client("revoked"));
        state = crl.resolveSibling("state");
        start(state).close();
    }

    @Test
    void damagedOrMissingListsAreReplacedByThoseInForceBefore() throws IOException {
        Folders.write(crl, Folders.read(crl).substring(0, 100));
        assertStartsWithSavedList("tls.crl names a file that is damaged");
        Files.delete(crl);
        assertStartsWithSavedList("tls.crl names a file that cannot be read");
    }

    @Test
    void listOlderThanTheOneInForceBeforeDoesNotCount() {
        pki.crl(crl, -1);
        assertStartsWithSavedList("older than the one in force");
    }

    @Test
    void listThatCameWhileTheMasterRanIsKept() throws IOException {
        Pki.Identity later = pki.client("revoked-later");
        try (RunningMaster master = start(state)) {
            assertThat(Wire.isAccepted(master.port(), later)).isTrue();
            authority.revoke(crl, pki.client("revoked"), later);
            Await.until("it counts", TIMEOUT, () -> !Wire.isAccepted(master.port(), later));
        }
        Files.delete(crl);
        try (RunningMaster master = start(state)) {
            assertThat(Wire.isAccepted(master.port(), later)).isFalse();
        }
    }

    @Test
    void whatIsKeptIsForNobodyElseToRead() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("revoked.crl"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(state)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void withoutAnythingKeptThatCountsItIsAnErrorOfTheConfiguration() throws IOException {
        Files.delete(crl);
        assertThatThrownBy(() -> start(folder.resolve("empty")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls.crl names a file that cannot be read");
        Pki foreign = Pki.in(folder.resolve("foreign"), "Foreign CA");
        foreign.crl(state.resolve("revoked.crl"), 30);
        assertThatThrownBy(() -> start(state)).isInstanceOf(ConfigurationException.class);
        Folders.write(state.resolve("revoked.crl"), "nonsense");
        assertThatThrownBy(() -> start(state)).isInstanceOf(ConfigurationException.class);
    }

    private void assertStartsWithSavedList(String sentence) {
        try (Log log = new Log();
                RunningMaster master = start(state)) {
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("WARN")
                            && line.contains(sentence)
                            && line.endsWith("started with the lists that were kept in " + state));
            assertThat(Wire.isAccepted(master.port(), pki.client("revoked"))).isFalse();
            assertThat(Wire.isAccepted(master.port(), pki.client("good"))).isTrue();
        }
    }

    private RunningMaster start(Path saved) {
        return authority.start(crl, Map.of("state.dir", saved));
    }
}
