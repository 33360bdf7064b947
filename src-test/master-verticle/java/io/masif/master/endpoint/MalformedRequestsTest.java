package io.masif.master.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.Log;
import io.masif.master.bed.RawClient;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.MalformedRequests;
import io.masif.rig.http.Probe;
import io.masif.rig.http.RawRequest;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's fault is answered as such on both ports, and leaves no stack trace in the log. */
class MalformedRequestsTest {
    @TempDir
    static Path folder;

    private static Pki pki;
    private static RunningMaster master;

    private final Log log = new Log();

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pki = Pki.in(folder.resolve("pki"));
        master = RunningMaster.start(database, database.newDatabase(), pki);
    }

    @AfterAll
    static void stop() {
        master.close();
    }

    @AfterEach
    void nothingIsNoisy() {
        log.close();
        assertThat(log.stackTraces()).isEmpty();
        assertThat(log.connectionWarnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/pending-tasks", "/v2/report", "/other"})
    void agentsPortRefusesThem(String path) throws Exception {
        Pki.Identity identity = pki.client("malformed");
        assertThat(wrongAnswers(path, () -> RawClient.openTlsSocket(master.port(), identity)))
                .isEmpty();
        try (HttpAgent web = HttpAgent.of(master, pki, "web")) {
            assertThat(web.post("/v1/pending-tasks", "[]").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/metrics", "/other"})
    void managementPortRefusesThem(String path) throws Exception {
        assertThat(wrongAnswers(path, MalformedRequestsTest::management)).isEmpty();
        assertThat(new Probe(master.managementPort()).get("/livez").status()).isEqualTo(200);
    }

    @Test
    void clearTextIsNotUpgradedToHttp2() throws Exception {
        RawRequest upgrade = MalformedRequests.forPath("/livez").stream()
                .filter(request -> request.name().equals("upgrade to HTTP/2"))
                .findFirst()
                .orElseThrow();
        assertThat(RawRequest.status(upgrade.exchange(management()))).isEqualTo(200);
    }

    private static Socket management() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), master.managementPort());
    }

    private static List<String> wrongAnswers(String path, Callable<Socket> connection) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (RawRequest request : MalformedRequests.forPath(path)) {
            String answer = request.exchange(connection.call());
            if (!request.isRightAnswer(answer) || answer.contains("Exception")) {
                wrong.add(request.name() + ": " + answer.lines().findFirst().orElse("closed"));
            }
        }
        return wrong;
    }
}
