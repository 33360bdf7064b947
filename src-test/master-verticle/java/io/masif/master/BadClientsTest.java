package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, dead, too big or broken cost a bounded amount, and the others are served meanwhile. */
class BadClientsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String V1 = "/v1/pending-tasks";
    private static final int LIMIT = 64 * 1024;
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: m\r\n";

    @TempDir
    static Path folder;

    private static Pki pki;
    private static PlayedMaster master;
    private static PlayedAgent web;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pki = Pki.in(folder.resolve("pki"));
        master = PlayedMaster.start(
                database,
                database.newDatabase(),
                pki,
                Map.of(
                        "api.bodyLimit",
                        LIMIT,
                        "api.handshakeTimeout",
                        1,
                        "api.bodyTimeout",
                        2,
                        "api.idleTimeout",
                        3,
                        "report.interval",
                        1));
        web = PlayedAgent.of(master, pki, "web").keepingNothing();
        web.postWhenReady(V1, "[]");
    }

    @AfterAll
    static void stop() {
        web.close();
        master.close();
    }

    @AfterEach
    void othersAreServed() {
        assertThat(web.postWhenReady(V1, "[]").status()).isEqualTo(200);
    }

    @Test
    void connectionWithoutAHandshakeIsClosed() {
        try (RawClient client = RawClient.silent(master.port())) {
            assertThat(client.readToTheEnd()).isEmpty();
        }
    }

    @Test
    void handshakeThatTricklesInIsClosed() {
        try (RawClient client = RawClient.silent(master.port())) {
            client.send("\u0016\u0003\u0001 \u0000\u0001\u0000\u001f\u00fc\u0003\u0003");
            Await.until("closed", PATIENCE, () -> !client.trySend("\u0000"));
        }
    }

    @Test
    void connectionWithoutARequestIsClosed() {
        try (RawClient client = trusted()) {
            assertThat(client.readToTheEnd()).isEmpty();
        }
    }

    @Test
    void headersThatTrickleInAreNotWaitedForHoweverManyCome() {
        try (RawClient client = trusted().send(HEAD + "X-Slow: ")) {
            Await.until("closed", PATIENCE, () -> !client.trySend("x"));
        }
    }

    @Test
    void headersThatTrickleInAfterAGoodRequestAreNotWaitedForEither() {
        try (RawClient client = trusted().send(HEAD + "Content-Length: 2\r\n\r\n[]")) {
            assertThat(client.readUntil("[]")).startsWith("HTTP/1.1 200");
            client.send(HEAD);
            Await.until("closed", PATIENCE, () -> !client.trySend("x"));
        }
    }

    @Test
    void bodyThatIsHalfSentIsRefusedAndItsConnectionClosed() {
        try (RawClient client = trusted().send(HEAD + "Content-Length: 1000\r\n\r\n[")) {
            assertThat(client.readToTheEnd())
                    .startsWith("HTTP/1.1 400")
                    .contains("the body did not arrive within 2 seconds");
        }
    }

    @Test
    void bodyThatTricklesInIsRefused() {
        try (RawClient client = trusted().send(HEAD + "Transfer-Encoding: chunked\r\n\r\n")) {
            Await.until("closed", PATIENCE, () -> !client.trySend("1\r\n \r\n"));
        }
    }

    @Test
    void bodyOf100MegabytesIsRefusedUnreadAndNotEchoed() {
        try (RawClient client = trusted().send(HEAD + "Content-Length: 104857600\r\n\r\n[\"needle")) {
            assertThat(client.readToTheEnd())
                    .startsWith("HTTP/1.1 413")
                    .contains("more than 65536 bytes")
                    .doesNotContain("needle");
        }
        try (RawClient client = trusted().send(HEAD + "Transfer-Encoding: chunked\r\n\r\n")) {
            String chunk = "10000\r\n" + "x".repeat(65536) + "\r\n";
            int sent = 0;
            while (sent < 1600 && client.trySend(chunk)) {
                sent++;
            }
            assertThat(client.readToTheEnd()).startsWith("HTTP/1.1 413").hasSizeLessThan(1000);
        }
    }

    @Test
    void manyLargeBodiesAtOnceAreToldToComeBackAndSmallOnesAreNot() {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                clients.add(trusted("large-" + i).send(HEAD + "Content-Length: 65536\r\n\r\n" + " ".repeat(65000)));
            }
            List<String> answers = clients.stream().map(RawClient::readToTheEnd).toList();
            assertThat(answers)
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 503") && answer.contains("retry-after: 10\r\n"));
            assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 400"));
        } finally {
            clients.forEach(RawClient::close);
        }
        assertThat(web.post(V1, "[" + " ".repeat(60_000) + "]").status()).isEqualTo(200);
    }

    @Test
    void hugeHeadersAreRefused() {
        try (RawClient client = trusted().send(HEAD + "X-Huge: " + "x".repeat(20_000) + "\r\n\r\n")) {
            assertThat(client.readToTheEnd()).contains(" 431 ");
        }
        try (RawClient client = trusted().send("POST /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n")) {
            assertThat(client.readToTheEnd()).contains(" 414 ");
        }
    }

    @Test
    void manyHeadersAreRefused() {
        try (RawClient client = trusted().send(HEAD + "A: b\r\n".repeat(2500) + "\r\n")) {
            assertThat(client.readToTheEnd()).contains(" 431 ");
        }
    }

    @Test
    void pathThatCannotBeDecodedIsNoErrorOfOurs() {
        try (Log log = new Log();
                RawClient client = trusted().send("POST /%zz HTTP/1.1\r\nHost: m\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(client.readUntil("/v2/report here")).startsWith("HTTP/1.1 404");
            assertThat(log.says("Unhandled")).isFalse();
        }
    }

    @Test
    void whatIsNoHttpIsRefused() {
        for (String nonsense : List.of("nonsense\r\n\r\n", HEAD + "Content-Length: x\r\n\r\n")) {
            try (RawClient client = trusted().send(nonsense)) {
                assertThat(client.readToTheEnd()).contains(" 400 ");
            }
        }
        try (RawClient client = trusted().send("\u0000\u0001\r\n\r\n")) {
            assertThat(client.readToTheEnd()).doesNotContain(" 200 ");
        }
    }

    @Test
    void deepJsonIsRefused() {
        for (int depth : List.of(1001, 30_000)) {
            String nested = "[".repeat(depth) + "]".repeat(depth);
            assertThat(web.post(V1, nested).status()).isEqualTo(400);
            assertThat(web.post(V1, "[{\"package\": " + nested + "}]").status()).isEqualTo(400);
            assertThat(web.post("/v2/report", "{\"facts\": {\"x\": " + nested + "}}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void requestsThatAreSentWithoutWaitingAreAnsweredInTheirOrder() {
        try (RawClient client = trusted()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                String body = i % 2 == 0 ? "[]" : "{}";
                requests.append(HEAD).append("Content-Length: 2\r\n\r\n").append(body);
            }
            client.send(requests.toString());
            for (int i = 0; i < 100; i++) {
                assertThat(client.readUntil("[]")).contains("HTTP/1.1 200").doesNotContain("HTTP/1.1 400");
                assertThat(client.readUntil("an object\n")).contains("HTTP/1.1 400");
            }
        }
    }

    @Test
    void secondLargeBodyOfAHostIsToldToComeBack() {
        try (RawClient first = trusted().send(HEAD + "Content-Length: 65536\r\n\r\n" + " ".repeat(20_000));
                RawClient second = trusted().send(HEAD + "Content-Length: 65536\r\n\r\n" + " ".repeat(20_000))) {
            assertThat(List.of(first.readToTheEnd(), second.readToTheEnd()))
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 503")
                            && answer.contains("another large report of this host has not been answered yet"))
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 400"));
        }
    }

    private static RawClient trusted() {
        return trusted("raw");
    }

    private static RawClient trusted(String name) {
        return RawClient.trusted(master.port(), pki.client(name));
    }
}
