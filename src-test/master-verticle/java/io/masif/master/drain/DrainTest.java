package io.masif.master.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.MasterProcess;
import io.masif.master.bed.RawClient;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master that is asked to end. */
class DrainTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: master\r\nContent-Length: 2\r\n\r\n";
    private static final String REPORT = HEAD + "[]";

    @TempDir
    Path folder;

    private Pki pki;
    private MasterProcess master;

    @BeforeEach
    void createPki() {
        pki = Pki.in(folder.resolve("pki"));
    }

    @AfterEach
    void stop() {
        master.close();
    }

    @Test
    void isNotReadyAndServesForTheGraceTime() {
        start("shutdown: {grace: 300, timeout: 1}");
        try (RawClient web = RawClient.connectTls(master.port(), pki.client("web"))) {
            assertThat(web.send(REPORT).readUntil("[]")).startsWith("HTTP/1.1 200 ");
            master.service().askToEnd();
            Probe probe = new Probe(master.managementPort());
            Await.until("it is not ready", TIMEOUT, () -> probe.get("/readyz").status() == 503);
            assertThat(probe.get("/readyz").body()).contains("asked to end");
            assertThat(probe.get("/livez").status()).isEqualTo(200);
            assertThat(web.send(REPORT).readUntil("[]"))
                    .startsWith("HTTP/1.1 200 ")
                    .doesNotContainIgnoringCase("connection: close");
            assertThat(web.send(REPORT).readUntil("[]")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void eachAnswerClosesItsConnectionThen() {
        start("shutdown: {grace: 0, timeout: 300}");
        try (RawClient web = RawClient.connectTls(master.port(), pki.client("web"));
                RawClient slow = RawClient.connectTls(master.port(), pki.client("slow"))) {
            web.send(REPORT).readUntil("[]");
            slow.send(HEAD);
            master.service().askToEnd();
            master.service().awaitLog("answers close their connections");
            assertThat(web.send(REPORT).readToTheEnd())
                    .startsWith("HTTP/1.1 200 ")
                    .containsIgnoringCase("connection: close")
                    .endsWith("[]");
            master.service().awaitLog("listening no more");
            assertThat(slow.send("[]").readToTheEnd())
                    .startsWith("HTTP/1.1 200 ")
                    .containsIgnoringCase("connection: close")
                    .endsWith("[]");
        }
        Await.until("it has ended", TIMEOUT, () -> !master.service().isAlive());
    }

    @Test
    void requestThatIsNeverCompleteIsCutOff() {
        start("shutdown: {grace: 0, timeout: 3}");
        try (RawClient slow = RawClient.connectTls(master.port(), pki.client("slow"))) {
            slow.send(HEAD);
            master.service().askToEnd();
            assertThat(slow.readToTheEnd()).isEmpty();
        }
        Await.until("it has ended", TIMEOUT, () -> !master.service().isAlive());
    }

    private void start(String more) {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        master = new MasterProcess(
                        folder, database, database.newDatabase(), pki, Ports.free(), Ports.free(), more + "\n")
                .start();
    }
}
