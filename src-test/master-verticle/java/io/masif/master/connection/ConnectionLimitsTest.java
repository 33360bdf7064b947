package io.masif.master.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.RawClient;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many connections there may be, and how long one may be without a request. */
class ConnectionLimitsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

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
        try (RunningMaster master = start(Map.of("api.connections", 3, "api.handshakeTimeout", 60));
                Log log = new Log();
                Wire one = Wire.open(master.port(), pki.client("one"))) {
            assertThat(one.isAnswered()).isTrue();
            Probe probe = new Probe(master.managementPort());
            try (Wire silent = Wire.open(master.port(), pki.client("silent"));
                    Wire two = Wire.open(master.port(), pki.client("two"))) {
                assertThat(two.isAnswered()).isTrue();
                for (int i = 0; i < 5; i++) {
                    try (RawClient tooMany = RawClient.connect(master.port())) {
                        assertThat(tooMany.readToTheEnd()).isEmpty();
                    }
                }
                assertThat(probe.metric("masif_connections")).isEqualTo(3);
                assertThat(probe.metric("masif_connections_refused_total")).isEqualTo(5);
                assertThat(log.count("as many as api.connections allows connections=3"))
                        .isEqualTo(1);
                assertThat(silent.isAnswered()).isTrue();
            }
            assertThat(one.isAnswered()).isTrue();
            Await.until("there is room again", TIMEOUT, () -> Wire.isAccepted(master.port(), pki.client("three")));
        }
    }

    @Test
    void hostWithTooManyConnectionsLosesItsFirstAndNobodyElseLosesAny() {
        List<Wire> opened = new ArrayList<>();
        try (RunningMaster master = start(Map.of());
                Wire other = Wire.open(master.port(), pki.client("other"))) {
            assertThat(other.isAnswered()).isTrue();
            for (int i = 0; i < 100; i++) {
                opened.add(Wire.open(master.port(), pki.client("greedy")));
                assertThat(opened.get(i).isAnswered()).isTrue();
            }
            assertThat(opened.get(0).isClosedByMaster()).isTrue();
            Probe probe = new Probe(master.managementPort());
            Await.until("most are gone", TIMEOUT, () -> probe.metric("masif_connections") <= 33);
            assertThat(other.isAnswered()).isTrue();
        } finally {
            opened.forEach(Wire::close);
        }
    }

    @Test
    void connectionThatIsRefusedIsNotKept() {
        try (RunningMaster master = start(Map.of());
                Wire wire = Wire.open(master.port(), pki.lasting("brief", "brief", -1))) {
            assertThat(wire.isAnswered()).isFalse();
            Probe probe = new Probe(master.managementPort());
            Await.until("it is gone", TIMEOUT, () -> probe.metric("masif_connections") == 0);
        }
    }

    @Test
    void healthProbeOfABalancerIsNoFailedHandshake() throws IOException {
        try (RunningMaster master = start(Map.of())) {
            for (int linger : new int[] {-1, 0}) {
                try (Socket check = new Socket(InetAddress.getLoopbackAddress(), master.port())) {
                    check.setSoLinger(linger == 0, 0);
                }
            }
            Probe probe = new Probe(master.managementPort());
            Await.until("they are gone", TIMEOUT, () -> probe.metric("masif_connections") == 0);
            try (Wire refused = Wire.open(master.port(), pki.lasting("expired", "expired", -1))) {
                assertThat(refused.isAnswered()).isFalse();
            }
            String failed = "masif_handshakes_failed_total";
            Await.until("the other one is counted", TIMEOUT, () -> probe.metric(failed) >= 1);
            assertThat(probe.metric(failed)).isEqualTo(1);
        }
    }

    /** The other master waits for no longer than it may: what it closes came later than what must stay open. */
    @Test
    void connectionStaysOpenForTheIntervalThatItsHostHasGot() {
        try (RunningMaster patient = start(Map.of("api.idleTimeout", 1, "report.interval", 600));
                RunningMaster impatient = start(Map.of("api.idleTimeout", 1, "report.interval", 1));
                Wire stays = Wire.open(patient.port(), pki.client("stays"))) {
            assertThat(stays.isAnswered()).isTrue();
            try (Wire first = Wire.open(impatient.port(), pki.client("goes"));
                    Wire second = Wire.open(impatient.port(), pki.client("goes"))) {
                assertThat(first.isAnswered()).isTrue();
                assertThat(first.isClosedByMaster()).isTrue();
                assertThat(second.isClosedByMaster()).isTrue();
            }
            assertThat(stays.isAnswered()).isTrue();
        }
    }

    private static RunningMaster start(Map<String, Object> keys) {
        return RunningMaster.start(EmbeddedDatabase.shared(), database, pki, keys);
    }
}
