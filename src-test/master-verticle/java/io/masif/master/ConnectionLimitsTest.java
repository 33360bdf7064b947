package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import io.masif.rig.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many connections there may be, and how long one may be without a request. */
class ConnectionLimitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Pki pki;
    private static String database;

    @BeforeAll
    static void authority() {
        pki = Pki.in(folder);
        database = EmbeddedDatabase.shared().newDatabase();
    }

    @Test
    void connectionsThatAreTooManyAreClosedAtOnceAndTheOthersGoOn() {
        try (PlayedMaster master = start(Map.of("api.connections", 3, "api.handshakeTimeout", 60));
                Log log = new Log();
                Wire one = Wire.open(master.port(), pki.client("one"))) {
            assertThat(one.answered()).isTrue();
            Probe probe = new Probe(master.managementPort());
            try (Wire silent = Wire.open(master.port(), pki.client("silent"));
                    Wire two = Wire.open(master.port(), pki.client("two"))) {
                assertThat(two.answered()).isTrue();
                for (int i = 0; i < 5; i++) {
                    try (RawClient tooMany = RawClient.silent(master.port())) {
                        assertThat(tooMany.readToTheEnd()).isEmpty();
                    }
                }
                assertThat(probe.value("masif_connections")).isEqualTo(3);
                assertThat(probe.value("masif_connections_refused_total")).isEqualTo(5);
                assertThat(log.count("as many as api.connections allows connections=3"))
                        .isEqualTo(1);
                assertThat(silent.answered()).isTrue();
            }
            assertThat(one.answered()).isTrue();
            Await.until("there is room again", PATIENCE, () -> Wire.letsIn(master.port(), pki.client("three")));
        }
    }

    @Test
    void connectionThatIsRefusedIsNotKept() {
        try (PlayedMaster master = start(Map.of());
                Wire wire = Wire.open(master.port(), pki.lasting("brief", "brief", -1))) {
            assertThat(wire.answered()).isFalse();
            Probe probe = new Probe(master.managementPort());
            Await.until("it is gone", PATIENCE, () -> probe.value("masif_connections") == 0);
        }
    }

    @Test
    void whoLooksWhetherSomebodyListensIsNoFailedHandshake() throws IOException {
        try (PlayedMaster master = start(Map.of())) {
            for (int linger : new int[] {-1, 0}) {
                try (Socket check = new Socket(InetAddress.getLoopbackAddress(), master.port())) {
                    check.setSoLinger(linger == 0, 0);
                }
            }
            Probe probe = new Probe(master.managementPort());
            Await.until("they are gone", PATIENCE, () -> probe.value("masif_connections") == 0);
            try (Wire refused = Wire.open(master.port(), pki.lasting("expired", "expired", -1))) {
                assertThat(refused.answered()).isFalse();
            }
            String failed = "masif_handshakes_failed_total";
            Await.until("the other one is counted", PATIENCE, () -> probe.value(failed) >= 1);
            assertThat(probe.value(failed)).isEqualTo(1);
        }
    }

    /** The other master waits for no longer than it may: what it closes came later than what must stay open. */
    @Test
    void connectionStaysOpenAsLongAsItsHostWasToldToBeSilent() {
        try (PlayedMaster patient = start(Map.of("api.idleTimeout", 1, "report.interval", 600));
                PlayedMaster impatient = start(Map.of("api.idleTimeout", 1, "report.interval", 1));
                Wire stays = Wire.open(patient.port(), pki.client("stays"))) {
            assertThat(stays.answered()).isTrue();
            try (Wire first = Wire.open(impatient.port(), pki.client("goes"));
                    Wire second = Wire.open(impatient.port(), pki.client("goes"))) {
                assertThat(first.answered()).isTrue();
                assertThat(first.isClosedByMaster()).isTrue();
                assertThat(second.isClosedByMaster()).isTrue();
            }
            assertThat(stays.answered()).isTrue();
        }
    }

    private static PlayedMaster start(Map<String, Object> keys) {
        return PlayedMaster.start(EmbeddedDatabase.shared(), database, pki, keys);
    }
}
