package io.masif.master.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RawClient;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow or dead are waited for only so long. All of them begin together, since each takes its time. */
class SlowClientsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: m\r\n";
    private static final String HELLO = "\u0016\u0003\u0001 \u0000\u0001\u0000\u001f\u00fc\u0003\u0003";

    @TempDir
    static Path folder;

    private static Pki pki;
    private static RunningMaster handshakeTimeoutMaster;
    private static RunningMaster idleTimeoutMaster;
    private static RunningMaster bodyTimeoutMaster;

    private static CompletableFuture<String> withoutAHandshake;
    private static CompletableFuture<Boolean> tricklingHandshake;
    private static CompletableFuture<String> withoutARequest;
    private static CompletableFuture<String> controlCharacters;
    private static CompletableFuture<Boolean> tricklingHeaders;
    private static CompletableFuture<Boolean> tricklingHeadersAfterARequest;
    private static CompletableFuture<String> halfABody;
    private static CompletableFuture<Boolean> tricklingBody;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        pki = Pki.in(folder.resolve("pki"));
        handshakeTimeoutMaster = RunningMaster.start(database, name, pki, Map.of("api.handshakeTimeout", 1));
        idleTimeoutMaster =
                RunningMaster.start(database, name, pki, Map.of("api.idleTimeout", 5, "report.interval", 1));
        bodyTimeoutMaster = RunningMaster.start(database, name, pki, Map.of("api.bodyTimeout", 2));
        withoutAHandshake = RawClient.connect(handshakeTimeoutMaster.port()).supplyAsync(RawClient::readToTheEnd);
        tricklingHandshake = RawClient.connect(handshakeTimeoutMaster.port())
                .send(HELLO)
                .supplyAsync(tricklingUntilClosed("\u0000"));
        withoutARequest = trusted(idleTimeoutMaster).supplyAsync(RawClient::readToTheEnd);
        controlCharacters =
                trusted(idleTimeoutMaster).send("\u0000\u0001\r\n\r\n").supplyAsync(RawClient::readToTheEnd);
        tricklingHeaders = trusted(idleTimeoutMaster).supplyAsync(tricklingUntilClosed(HEAD + "X-Slow: ", "x"));
        tricklingHeadersAfterARequest = trusted(idleTimeoutMaster)
                .send(HEAD + "Content-Length: 2\r\n\r\n{}")
                .supplyAsync(client -> {
                    client.readUntil("\r\n\r\n");
                    return tricklingUntilClosed(HEAD, "x").apply(client);
                });
        halfABody = trusted(bodyTimeoutMaster)
                .send(HEAD + "Content-Length: 1000\r\n\r\n[")
                .supplyAsync(RawClient::readToTheEnd);
        tricklingBody = trusted(bodyTimeoutMaster)
                .supplyAsync(tricklingUntilClosed(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"));
    }

    @AfterAll
    static void stop() {
        bodyTimeoutMaster.close();
        idleTimeoutMaster.close();
        handshakeTimeoutMaster.close();
    }

    @Test
    void connectionWithoutAHandshakeIsClosed() {
        assertThat(withoutAHandshake.join()).isEmpty();
    }

    @Test
    void handshakeThatTricklesInIsClosed() {
        assertThat(tricklingHandshake.join()).isTrue();
    }

    @Test
    void connectionWithoutARequestIsClosed() {
        assertThat(withoutARequest.join()).isEmpty();
    }

    @Test
    void controlCharactersAreNoRequest() {
        assertThat(controlCharacters.join()).isEmpty();
    }

    @Test
    void headersThatTrickleInAreNotWaitedForHoweverManyCome() {
        assertThat(tricklingHeaders.join()).isTrue();
    }

    @Test
    void headersThatTrickleInAfterAWholeRequestAreNotWaitedForEither() {
        assertThat(tricklingHeadersAfterARequest.join()).isTrue();
    }

    @Test
    void bodyThatIsHalfSentIsRefusedAndItsConnectionClosed() {
        assertThat(halfABody.join()).startsWith("HTTP/1.1 400").contains("the body did not arrive within 2 seconds");
    }

    @Test
    void bodyThatTricklesInIsRefused() {
        assertThat(tricklingBody.join()).isTrue();
    }

    @Test
    void othersAreServedMeanwhile() {
        try (HttpAgent web = HttpAgent.of(bodyTimeoutMaster, pki, "web")) {
            assertThat(web.post("/v1/pending-tasks", "[]").status()).isEqualTo(200);
        }
    }

    private static RawClient trusted(RunningMaster master) {
        return RawClient.connectTls(master.port(), pki.client("raw"));
    }

    private static Function<RawClient, Boolean> tricklingUntilClosed(String more) {
        return client -> {
            Await.until("closed", TIMEOUT, () -> !client.trySend(more));
            return true;
        };
    }

    private static Function<RawClient, Boolean> tricklingUntilClosed(String begin, String more) {
        return client -> tricklingUntilClosed(more).apply(client.send(begin));
    }
}
