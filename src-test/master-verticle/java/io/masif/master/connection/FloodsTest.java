package io.masif.master.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.RawClient;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that sends more requests than it reads answers, or more than can be logged. */
class FloodsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_REQUESTS = 10_000;
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: m\r\n";

    @TempDir
    Path folder;

    private Pki pki;
    private RunningMaster master;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pki = Pki.in(folder);
        master = RunningMaster.start(database, database.newDatabase(), pki, Map.of("api.bodyTimeout", 1));
    }

    @AfterEach
    void stop() {
        master.close();
    }

    @Test
    void clientThatAsksAndNeverReadsIsClosedWithoutEverHavingBeenAnsweredAll() {
        Probe probe = new Probe(master.managementPort());
        String refused = "masif_reports_total{kind=\"refused\",protocol=\"1\"}";
        double before = probe.metric(refused);
        String requests = (HEAD + "Content-Length: 2\r\n\r\n{}").repeat(1000);
        int sent;
        try (RawClient client = RawClient.connectTls(master.port(), pki.client("raw"))) {
            sent = client.sendUntilClosed(requests, MAX_REQUESTS);
        }
        assertThat(sent).isLessThan(MAX_REQUESTS);
        assertThat(probe.metric(refused) - before).isLessThan(sent * 1000);
    }

    @Test
    void manyRefusalsAreFewLinesAndACount() {
        String path = "/" + "x".repeat(3000);
        try (Log log = new Log();
                RawClient client = RawClient.connectTls(master.port(), pki.client("raw"))) {
            client.send(("GET " + path + " HTTP/1.1\r\nHost: m\r\n\r\n").repeat(100));
            Await.until("all are logged", TIMEOUT, () -> refusals(log) == 100);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("status=404"))
                    .hasSizeLessThan(100)
                    .allMatch(line -> line.contains("path=/xxx") && line.length() < 300);
        }
    }

    private static long refusals(Log log) {
        String prefix = "refused as well within a second requests=";
        return log.count("status=404")
                + log.lines().stream()
                        .filter(line -> line.contains(prefix))
                        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(prefix) + prefix.length())))
                        .sum();
    }
}
