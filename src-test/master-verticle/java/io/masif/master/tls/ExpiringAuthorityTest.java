package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority among those in tls.ca that comes to its end while the master runs. */
class ExpiringAuthorityTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int TRIES = 5;
    private static final int MIN_SECONDS = 3;

    @TempDir
    Path folder;

    private final Log log = new Log();
    private Pki pki;
    private Path authorities;
    private RunningMaster master;

    @BeforeEach
    void start() {
        pki = Pki.in(folder.resolve("pki"));
        authorities = Folders.write(folder.resolve("ca.crt"), Folders.read(pki.ca()));
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        master = RunningMaster.start(
                database, database.newDatabase(), pki, Map.of("tls.ca", authorities, "tls.reload", 1));
    }

    @AfterEach
    void stop() {
        master.close();
        log.close();
    }

    /** An authority, one of its agents, and the connection that this one got while it could. */
    private record ConnectedAgent(String name, Pki.Identity agent, Wire open) {}

    @Test
    void agentsOfAnExpiredAuthorityAreDisconnectedAndStayOut() {
        ConnectedAgent old = IntStream.range(0, TRIES)
                .mapToObj(
                        number -> connectBeforeExpiry("old" + number, Duration.ofSeconds((long) MIN_SECONDS << number)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        try (Wire open = old.open()) {
            assertThat(open.isClosedByMaster()).isTrue();
        }
        assertThat(Wire.isAccepted(master.port(), old.agent())).isFalse();
        Await.until("its end is said", TIMEOUT, () -> log.contains("holds CN=" + old.name() + ", which expired at"));
        assertThat(Wire.isAccepted(master.port(), pki.client("web"))).isTrue();
    }

    /** Nothing if the authority expired before the master, or we, got so far; its end is logged beforehand. */
    private Optional<ConnectedAgent> connectBeforeExpiry(String name, Duration lifetime) {
        Instant end = Instant.now().plus(lifetime);
        Pki old = Pki.expiring(folder.resolve(name), name, end);
        Pki.Identity signed = old.client("old-agent");
        Pki.Identity agent = new Pki.Identity(signed.cert(), signed.key(), pki.ca());
        Folders.write(authorities, Folders.read(pki.ca()) + Folders.read(old.ca()));
        return Await.value("let in, or expired", TIMEOUT, () -> {
            Wire wire = Wire.open(master.port(), agent);
            if (wire.isAnswered() && log.contains("holds CN=" + name + ", which expires at")) {
                return Optional.of(Optional.of(new ConnectedAgent(name, agent, wire)));
            }
            wire.close();
            return Instant.now().isAfter(end) ? Optional.of(Optional.empty()) : Optional.empty();
        });
    }
}
