package io.masif.master.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.MasterProcess;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Haproxy;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
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
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String SAMPLE = Haproxy.sample(100);
    private static final String EMPTY = "HTTP/1.1 200 OK";

    @TempDir
    Path folder;

    private final Log log = new Log();
    private final int port = Ports.free();
    private String name;
    private Pki pki;
    private RunningMaster one;
    private RunningMaster two;
    private Service balancer;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        name = database.newDatabase();
        Map<String, Object> balanced = Map.of("api.proxyProtocol", true);
        pki = Pki.in(folder.resolve("pki"));
        one = RunningMaster.start(database, name, pki, balanced);
        two = RunningMaster.start(database, name, pki, balanced);
        balancer = balance(SAMPLE, one, two);
        awaitReady(one);
        awaitReady(two);
        Await.until("reports are answered", TIMEOUT, () -> postOnce().equals(EMPTY));
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
                    "the body is refused", TIMEOUT, () -> wire.post("nonsense").contains("400"));
            assertThat(log.contains("agent=web address=127.0.0.1:" + wire.localPort() + " "))
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
        balancer = balance(SAMPLE.replace(" inter 1s ", " inter 100ms "), one, two);
        two.close();
        balancer.awaitLog("Server masters/master2 is DOWN"); // and as often master1 was asked, which is not
        assertThat(log.connectionWarnings())
                .as("but for a connection to the master that was just being closed")
                .allMatch(line -> line.contains("Failed to register an accepted channel"));
    }

    @Test
    void masterWithoutItsDatabaseGetsNoHostsUnlessThereIsNoOther() {
        balancer.terminate();
        try (RunningMaster masterWithoutDatabase = RunningMaster.start(
                EmbeddedDatabase.shared(),
                "none",
                pki,
                Map.of("api.proxyProtocol", true, "db.dsn", "mysql://masif@127.0.0.1:1/masif"))) {
            balancer = balance(SAMPLE, masterWithoutDatabase, two);
            Await.until("all are answered", TIMEOUT, () -> IntStream.range(0, 10)
                    .allMatch(i -> postOnce().equals(EMPTY)));
            two.close();
            Await.until("the one that lives tells hosts to come back", TIMEOUT, () -> postOnce()
                    .contains(" 503 "));
        }
    }

    /** Its kernel still accepts connections, which nobody answers. */
    @Test
    void frozenMasterGetsNoHosts() {
        balancer.terminate();
        Service master = new Service(
                        "master", MasterProcess.JAR, MasterProcess.HEAP_MEGABYTES, configuration(), Map.of())
                .start();
        try {
            master.awaitReady();
            balancer = balance(SAMPLE, port(master, "listening"), port(master, "management"), two);
            Await.until("both answer", TIMEOUT, () -> postOnce().equals(EMPTY));
            try (Wire web = Wire.open(port, pki.client("web"));
                    Wire mail = Wire.open(port, pki.client("mail"))) {
                assertThat(List.of(web.post("[]"), mail.post("[]"))).containsOnly(EMPTY);
                master.freeze();
                // one of the two is connected to it, unless a check of a busy machine came late, and is disconnected
                assertThat(List.of(web.post("[]"), mail.post("[]"))).isSubsetOf(EMPTY, "");
            }
            for (int i = 0; i < 10; i++) {
                assertThat(answer()).isEqualTo(EMPTY);
            }
            master.thaw();
            balancer.awaitLog("Server masters/master1 is UP");
        } finally {
            master.thaw();
            master.terminate();
        }
    }

    private Path configuration() {
        Pki.Identity identity = pki.server("master.test");
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        return Folders.write(folder.resolve("master.yaml"), """
                api: {listen: "127.0.0.1:0", proxyProtocol: true}
                management: {listen: "127.0.0.1:0"}
                shutdown: {grace: 0, timeout: 0}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                db: {dsn: "%s", passwordFile: "%s"}
                """.formatted(
                        identity.cert(), identity.key(), identity.ca(), database.uri(name), database.passwordFile()));
    }

    /** The one that a master says it listens at. */
    private static int port(Service master, String word) {
        String line = master.awaitLog(word + " address=").strip();
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private Service balance(String sample, RunningMaster first, RunningMaster second) {
        return balance(sample, first.port(), first.managementPort(), second);
    }

    private Service balance(String sample, int firstPort, int firstManagement, RunningMaster second) {
        String text = sample.substring(0, sample.indexOf("frontend pages"))
                .replace("bind :8150", "bind 127.0.0.1:" + port)
                .replace("192.0.2.11:8150 check port 8151", "192.0.2.11:8150 check port " + firstManagement)
                .replace("192.0.2.12:8150 check port 8151", "192.0.2.12:8150 check port " + second.managementPort())
                .replace("192.0.2.11:8150", "127.0.0.1:" + firstPort)
                .replace("192.0.2.12:8150", "127.0.0.1:" + second.port());
        return Haproxy.create(folder, text).start();
    }

    private static void awaitReady(RunningMaster master) {
        Probe probe = new Probe(master.managementPort());
        Await.until("a master is ready", TIMEOUT, () -> probe.get("/readyz").status() == 200);
    }

    /** A refused host tries again. */
    private String answer() {
        return Await.value("an answer other than 503", TIMEOUT, () -> Optional.of(postOnce())
                .filter(answer -> !answer.contains(" 503 ")));
    }

    /** Empty while nobody listens, or where the connection is closed. */
    private String postOnce() {
        try (Wire wire = Wire.open(port, pki.client("web"))) {
            return wire.post("[]");
        } catch (UncheckedIOException e) {
            return "";
        }
    }
}
