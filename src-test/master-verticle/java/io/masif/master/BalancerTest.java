package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.masif.rig.Pki;
import io.masif.rig.Ports;
import io.masif.rig.Probe;
import io.masif.rig.Service;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two masters behind HAProxy with conf/haproxy.cfg, but for the addresses in it. */
class BalancerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path SAMPLE = Folders.root().resolve("conf/haproxy.cfg");
    private static final String EMPTY = "HTTP/1.1 200 OK";

    @TempDir
    Path folder;

    private final Log log = new Log();
    private final int port = Ports.free();
    private Pki pki;
    private PlayedMaster one;
    private PlayedMaster two;
    private Service balancer;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Map<String, Object> balanced = Map.of("api.proxyProtocol", true);
        pki = Pki.in(folder.resolve("pki"));
        one = PlayedMaster.start(database, name, pki, balanced);
        two = PlayedMaster.start(database, name, pki, balanced);
        balancer = balance(Folders.read(SAMPLE), one, two);
        awaitReady(one);
        awaitReady(two);
        Await.until("reports are answered", PATIENCE, () -> once().equals(EMPTY));
    }

    @AfterEach
    void stop() {
        balancer.terminate();
        two.close();
        one.close();
        log.close();
    }

    @Test
    void mastersLearnTheAgentsAddresses() {
        try (Wire wire = Wire.open(port, pki.client("web"))) {
            Await.until(
                    "the body is refused", PATIENCE, () -> wire.post("nonsense").contains("400"));
            assertThat(log.says("agent=web address=127.0.0.1:" + wire.localPort() + " "))
                    .isTrue();
        }
    }

    @Test
    void oneMasterIsEnough() {
        one.close();
        for (int i = 0; i < 4; i++) {
            assertThat(answer()).isEqualTo(EMPTY);
        }
    }

    @Test
    void checksOfTheBalancerLeaveNoNoiseInTheLog() {
        balancer.terminate();
        balancer = balance(Folders.read(SAMPLE).replace(" check ", " check inter 100ms "), one, two);
        two.close();
        balancer.awaitLog("Server masters/master2 is DOWN"); // and as often master1 was looked at, which is not
        assertThat(log.noiseOfConnections()).isEmpty();
    }

    /** As the comment at the sample's end says. */
    @Test
    void masterWhoseDatabaseIsAwayGetsNoHosts() {
        balancer.terminate();
        String sample = Folders.read(SAMPLE)
                .replaceAll("(?m)^    server .*$", "")
                .replaceAll("(?m)^    # (server|option httpchk)", "    $1");
        try (PlayedMaster away = PlayedMaster.start(
                EmbeddedDatabase.shared(),
                "none",
                pki,
                Map.of("api.proxyProtocol", true, "db.dsn", "mysql://masif@127.0.0.1:1/masif"))) {
            balancer = balance(sample, away, two);
            Await.until(
                    "all are answered", PATIENCE, () -> IntStream.range(0, 10).allMatch(i -> once().equals(EMPTY)));
        }
    }

    private Service balance(String sample, PlayedMaster first, PlayedMaster second) {
        String text = sample.replace("maxconn 120000", "maxconn 100")
                .replace("bind :8150", "bind 127.0.0.1:" + port)
                .replace("192.0.2.11:8150 check port 8151", "192.0.2.11:8150 check port " + first.managementPort())
                .replace("192.0.2.12:8150 check port 8151", "192.0.2.12:8150 check port " + second.managementPort())
                .replace("192.0.2.11:8150", "127.0.0.1:" + first.port())
                .replace("192.0.2.12:8150", "127.0.0.1:" + second.port());
        Path config = Folders.write(folder.resolve("haproxy.cfg"), text);
        return Service.of(
                        "haproxy",
                        List.of("/usr/sbin/haproxy", "-db", "-f", config.toString()),
                        folder.resolve("haproxy.log"),
                        Map.of())
                .start();
    }

    private static void awaitReady(PlayedMaster master) {
        Probe probe = new Probe(master.managementPort());
        Await.until("a master is ready", PATIENCE, () -> probe.get("/readyz").status() == 200);
    }

    /** One that is told to come back does so. */
    private String answer() {
        return Await.value("an answer other than 503", PATIENCE, () -> Optional.of(once())
                .filter(answer -> !answer.contains(" 503 ")));
    }

    /** Empty while nobody listens, or where the connection is closed. */
    private String once() {
        try (Wire wire = Wire.open(port, pki.client("web"))) {
            return wire.post("[]");
        } catch (UncheckedIOException e) {
            return "";
        }
    }
}
