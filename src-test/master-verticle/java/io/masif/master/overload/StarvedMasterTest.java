package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.RawClient;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master that is short of time itself says so, and lets reports wait a little. */
class StarvedMasterTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LONGER_THAN_APPROVALS_ARE_FRESH = Duration.ofSeconds(3);
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: m\r\n";

    @TempDir
    Path folder;

    @Test
    void reportsWaitUntilTheApprovalsAreReadAgain() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        Pki pki = Pki.in(folder);
        List<RawClient> clients = new ArrayList<>();
        try (RunningMaster master = RunningMaster.start(database, database.newDatabase(), pki);
                Log log = new Log()) {
            awaitReady(master);
            for (int i = 0; i < 3 * VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE; i++) {
                clients.add(RawClient.connectTls(master.port(), pki.client("web" + i)));
            }
            for (int loop = 0; loop < VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE; loop++) {
                master.blockEventLoop(LONGER_THAN_APPROVALS_ARE_FRESH);
            }
            List<CompletableFuture<String>> answers = clients.stream()
                    .map(client -> client.send(HEAD + "Content-Length: 2\r\n\r\n[]")
                            .supplyAsync(each -> each.readUntil("\r\n")))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).startsWith("HTTP/1.1 200"));
            assertThat(log.contains("database")).isFalse();
        } finally {
            clients.forEach(RawClient::close);
        }
    }

    /** A host that waits for readiness before its first report is not refused. */
    @Test
    void masterThatIsReadyAnswersAtOnceOnEveryLoop() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        Pki pki = Pki.in(folder);
        try (RunningMaster master = RunningMaster.start(database, database.newDatabase(), pki)) {
            List<RawClient> clients = IntStream.range(0, 2 * VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE)
                    .mapToObj(i -> RawClient.connectTls(master.port(), pki.client("web" + i)))
                    .toList();
            awaitReady(master);
            clients.forEach(client -> client.send(HEAD + "Content-Length: 2\r\n\r\n[]"));
            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.readUntil("\r\n")).startsWith("HTTP/1.1 200"));
            clients.forEach(RawClient::close);
        }
    }

    private static void awaitReady(RunningMaster master) {
        Probe probe = new Probe(master.managementPort());
        Await.until("the master is ready", TIMEOUT, () -> probe.get("/readyz").status() == 200);
    }
}
