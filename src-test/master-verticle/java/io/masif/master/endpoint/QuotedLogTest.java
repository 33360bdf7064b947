package io.masif.master.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.RawClient;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients send cannot forge lines or values of the log, and cannot fill it. */
class QuotedLogTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Each event loop logs ten. */
    private static final int LINES_PER_SECOND = 10 * VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE;

    @TempDir
    static Path folder;

    private static Pki pki;
    private static RunningMaster master;

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

    @Test
    void namesAndPathsAreQuotedWhereTheyAreNoWords() {
        Pki.Identity forger = pki.issue("forger", "web status=200 \"x");
        try (Log log = new Log();
                RawClient client = RawClient.connectTls(master.port(), forger)) {
            client.send("POST /v1/pending-tasks HTTP/1.1\r\nHost: m\r\nContent-Length: 2\r\n\r\n{}")
                    .readUntil("\r\n\r\n");
            client.send("GET /a\u00a0\"agent=web\" HTTP/1.1\r\nHost: m\r\n\r\n").readUntil("/v2/report here");
            Await.until("both are logged", TIMEOUT, () -> log.count("refused agent=") == 2);
            assertThat(log.count("refused agent=\"web status=200 \\\"x\" address="))
                    .isEqualTo(1);
            assertThat(log.count(" path=\"/a")).isEqualTo(1);
        }
    }

    @Test
    void hostThatOpensConnectionsWithoutEndFillsNoLog() {
        Pki.Identity logged = pki.client("wild");
        List<RawClient> clients = new ArrayList<>();
        long beginNanos = System.nanoTime();
        try (Log log = new Log()) {
            for (int i = 0; i < 300; i++) {
                clients.add(RawClient.connectTls(master.port(), logged));
            }
            Await.until("it is logged", TIMEOUT, () -> log.contains("its host opens too many agent=wild"));
            long lines = log.count("its host opens too many");
            // the seconds of an event loop begin before the first line and end after the last one
            long seconds = 2 + Duration.ofNanos(System.nanoTime() - beginNanos).toSeconds();
            assertThat(lines).isLessThanOrEqualTo(seconds * LINES_PER_SECOND);
        } finally {
            clients.forEach(RawClient::close);
        }
    }
}
