package io.masif.master.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.Log;
import io.masif.master.bed.RawClient;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send too much, or nonsense, cost a bounded amount, and the others are served meanwhile. */
class BadClientsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String V1 = "/v1/pending-tasks";
    private static final int LIMIT = 64 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1.1 (\\d{3})");
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: m\r\n";

    @TempDir
    static Path folder;

    private static Pki pki;
    private static RunningMaster master;
    private static HttpAgent web;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pki = Pki.in(folder.resolve("pki"));
        master = RunningMaster.start(database, database.newDatabase(), pki, Map.of("api.bodyLimit", LIMIT));
        web = HttpAgent.of(master, pki, "web");
    }

    @AfterAll
    static void stop() {
        web.close();
        master.close();
    }

    @AfterEach
    void othersAreServed() {
        assertThat(web.post(V1, "[]").status()).isEqualTo(200);
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
            CompletableFuture<String> answer = client.supplyAsync(RawClient::readToTheEnd);
            client.sendUntilClosed("10000\r\n" + "x".repeat(65536) + "\r\n", 1600);
            assertThat(answer.join()).startsWith("HTTP/1.1 413").hasSizeLessThan(1000);
        }
    }

    @Test
    void manyLargeBodiesAtOnceAreRefusedAndSmallOnesAreNot() {
        List<RawClient> clients =
                IntStream.range(0, 6).mapToObj(i -> trusted("large-" + i)).toList();
        try {
            List<String> answers = answersToLargeBodies(clients);
            assertThat(answers.get(0))
                    .startsWith("HTTP/1.1 503")
                    .contains("retry-after: 10\r\n")
                    .contains("too many large reports arrive at once");
            assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 400"));
        } finally {
            clients.forEach(RawClient::close);
        }
        assertThat(web.post(V1, "[" + " ".repeat(60_000) + "]").status()).isEqualTo(200);
    }

    @Test
    void secondLargeBodyOfAHostIsRefused() {
        try (RawClient one = trusted();
                RawClient other = trusted()) {
            List<String> answers = answersToLargeBodies(List.of(one, other));
            assertThat(answers.get(0))
                    .startsWith("HTTP/1.1 503")
                    .contains("another large report of this host has not been answered yet");
            assertThat(answers.get(1)).startsWith("HTTP/1.1 400");
        }
    }

    /** What large bodies are answered that are nearly there before any of them is ended; the first answer first. */
    private static List<String> answersToLargeBodies(List<RawClient> clients) {
        List<String> answers = new CopyOnWriteArrayList<>();
        clients.forEach(client -> client.send(HEAD + "Content-Length: 65536\r\n\r\n" + " ".repeat(65_000)));
        List<CompletableFuture<Void>> read = clients.stream()
                .map(client -> client.supplyAsync(each -> each.readUntil("\n\r\n") + each.readUntil("\n"))
                        .thenAccept(answers::add))
                .toList();
        Await.until("one is answered before its end", TIMEOUT, () -> !answers.isEmpty());
        assertThat(web.post(V1, "[]").status()).isEqualTo(200);
        clients.forEach(client -> client.trySend(" ".repeat(536)));
        read.forEach(CompletableFuture::join);
        return answers;
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
            assertThat(log.contains("Unhandled")).isFalse();
        }
    }

    @Test
    void whatIsNoHttpIsRefused() {
        for (String nonsense : List.of("nonsense\r\n\r\n", HEAD + "Content-Length: x\r\n\r\n")) {
            try (RawClient client = trusted().send(nonsense)) {
                assertThat(client.readToTheEnd()).contains(" 400 ");
            }
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
        List<String> statuses = Await.value(
                "none is refused", TIMEOUT, () -> Optional.of(pipelined(200)).filter(all -> !all.contains("503")));
        assertThat(statuses).hasSize(200);
        assertThat(IntStream.range(0, 200).filter(i -> i % 2 == 0).mapToObj(statuses::get))
                .containsOnly("200");
        assertThat(IntStream.range(0, 200).filter(i -> i % 2 == 1).mapToObj(statuses::get))
                .containsOnly("400");
    }

    /** The statuses that so many requests are answered with, of which every second is bad. */
    private static List<String> pipelined(int requests) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            text.append(HEAD).append("Content-Length: 2\r\n").append(i == requests - 1 ? "Connection: close\r\n" : "");
            text.append("\r\n").append(i % 2 == 0 ? "[]" : "{}");
        }
        try (RawClient client = trusted().send(text.toString())) {
            return STATUS.matcher(client.readToTheEnd())
                    .results()
                    .map(status -> status.group(1))
                    .toList();
        }
    }

    private static RawClient trusted() {
        return trusted("raw");
    }

    private static RawClient trusted(String name) {
        return RawClient.connectTls(master.port(), pki.client(name));
    }
}
