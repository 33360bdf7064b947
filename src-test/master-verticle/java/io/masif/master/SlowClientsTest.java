package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: m\r\n";
    private static final String HELLO = "\u0016\u0003\u0001 \u0000\u0001\u0000\u001f\u00fc\u0003\u0003";

    @TempDir
    static Path folder;

    private static Pki pki;
    private static PlayedMaster ofHandshakes;
    private static PlayedMaster ofHeaders;
    private static PlayedMaster ofBodies;

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
        ofHandshakes = PlayedMaster.start(database, name, pki, Map.of("api.handshakeTimeout", 1));
        ofHeaders = PlayedMaster.start(database, name, pki, Map.of("api.idleTimeout", 5, "report.interval", 1));
        ofBodies = PlayedMaster.start(database, name, pki, Map.of("api.bodyTimeout", 2));
        withoutAHandshake = RawClient.silent(ofHandshakes.port()).aside(RawClient::readToTheEnd);
        tricklingHandshake = RawClient.silent(ofHandshakes.port()).send(HELLO).aside(tricklingUntilClosed("\u0000"));
        withoutARequest = trusted(ofHeaders).aside(RawClient::readToTheEnd);
        controlCharacters = trusted(ofHeaders).send("\u0000\u0001\r\n\r\n").aside(RawClient::readToTheEnd);
        tricklingHeaders = trusted(ofHeaders).aside(tricklingUntilClosed(HEAD + "X-Slow: ", "x"));
        tricklingHeadersAfterARequest = trusted(ofHeaders)
                .send(HEAD + "Content-Length: 2\r\n\r\n{}")
                .aside(client -> {
                    client.readUntil("\r\n\r\n");
                    return tricklingUntilClosed(HEAD, "x").apply(client);
                });
        halfABody =
                trusted(ofBodies).send(HEAD + "Content-Length: 1000\r\n\r\n[").aside(RawClient::readToTheEnd);
        tricklingBody = trusted(ofBodies)
                .aside(tricklingUntilClosed(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"));
    }

    @AfterAll
    static void stop() {
        ofBodies.close();
        ofHeaders.close();
        ofHandshakes.close();
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
        try (PlayedAgent web = PlayedAgent.of(ofBodies, pki, "web")) {
            assertThat(web.post("/v1/pending-tasks", "[]").status()).isEqualTo(200);
        }
    }

    private static RawClient trusted(PlayedMaster master) {
        return RawClient.trusted(master.port(), pki.client("raw"));
    }

    private static Function<RawClient, Boolean> tricklingUntilClosed(String more) {
        return client -> {
            Await.until("closed", PATIENCE, () -> !client.trySend(more));
            return true;
        };
    }

    private static Function<RawClient, Boolean> tricklingUntilClosed(String begin, String more) {
        return client -> tricklingUntilClosed(more).apply(client.send(begin));
    }
}
