package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Pki;
import io.masif.rig.Ports;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with the master, or with us, the agent goes on and says it in a sentence. */
class TroubleTest extends ReportCase {

    @Test
    void aMasterThatAnswersIsReached() {
        reportTo(server().listen(0), pki.client("host"));
        ReportState state = state();
        assertThat(state.reached()).isTrue();
        assertThat(state.trouble()).isNull();
        assertThat(state.lastAnswer()).isNotNull().isEqualTo(state.since());
        assertThat(state.nextReport()).isAfter(state.lastAnswer());
    }

    @Test
    void reportsGoOverTheConnectionThatIsThere() {
        TlsServer server = server().listen(0);
        reportTo(server, pki.client("host"));
        assertThat(tell().acknowledged()).isTrue();
        assertThat(server.requests).hasValue(2);
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void nameIsGoneFromDns() {
        deploy("nobody.invalid:8150", pki.client("host"), Duration.ofSeconds(30));
        assertTrouble(tell(), "the name nobody.invalid is not known (DNS)");
    }

    @Test
    void nobodyListens() {
        deploy("127.0.0.1:" + Ports.free(), pki.client("host"), Duration.ofSeconds(30));
        assertTrouble(tell(), "nobody listens at 127.0.0.1:");
    }

    @Test
    void certificateHasExpired() {
        Answer answer = reportTo(new TlsServer(vertx, pki.expired("old", NAME)).listen(0), pki.client("host"));
        assertTrouble(answer, "the master's certificate has expired on 2020-01-02T00:00:00Z");
    }

    @Test
    void certificateIsOfAnotherName() {
        Answer answer = reportTo(new TlsServer(vertx, pki.server("other.example.com")).listen(0), pki.client("host"));
        assertTrouble(answer, "the master's certificate is for other.example.com, localhost, not for " + NAME);
    }

    @Test
    void certificateIsOfAForeignAuthority() {
        Pki.Identity foreign = Pki.in(folder.resolve("foreign"), "Foreign CA").server(NAME);
        Answer answer = reportTo(new TlsServer(vertx, foreign).listen(0), pki.client("host"));
        assertTrouble(answer, "was signed by CN=Foreign CA, which is not among the authorities of tls.ca");
    }

    @Test
    void ourCertificateHasExpired() {
        Answer answer = reportTo(server().listen(0), pki.expired("late", "host"));
        assertTrouble(answer, "our certificate");
        assertThat(sentence).contains("has expired on 2020-01-02T00:00:00Z");
    }

    @Test
    void ourCertificateIsNotYetValid() {
        Instant from = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        Answer answer = reportTo(server().listen(0), pki.between("early", "host", from, from.plus(Duration.ofDays(9))));
        assertTrouble(answer, "our certificate");
        assertThat(sentence).contains("is not valid before " + from).doesNotContain("expired");
    }

    @Test
    void ourCertificateWasRevoked() {
        Pki.Identity host = pki.client("host");
        Path crl = pki.crl(folder.resolve("revoked.pem"), 7, host);
        assertTrouble(
                reportTo(server().revoking(pki.ca(), crl).listen(0), host),
                "the master refused our certificate: revoked");
    }

    @Test
    void ourCertificateIsOfAnAuthorityThatTheMasterDoesNotKnow() {
        Pki.Identity foreign = Pki.in(folder.resolve("foreign"), "Foreign CA").client("host");
        Pki.Identity mixed = new Pki.Identity(foreign.cert(), foreign.key(), pki.ca());
        assertTrouble(
                reportTo(server().listen(0), mixed),
                "the master refused our certificate: it was signed by CN=Foreign CA, whom the master does not know");
    }

    @Test
    void whatTheMasterSaysOfTheAuthorityCountsMoreThanOurDates() {
        Pki.Identity foreign = Pki.in(folder.resolve("foreign"), "Foreign CA").expired("late", "host");
        Pki.Identity mixed = new Pki.Identity(foreign.cert(), foreign.key(), pki.ca());
        assertTrouble(
                reportTo(server().listen(0), mixed),
                "the master refused our certificate: it was signed by CN=Foreign CA, whom the master does not know");
    }

    @Test
    void whatListensSpeaksNoTls() {
        TlsServer plain = server().withoutTls().listen(0);
        assertTrouble(
                reportTo(plain, pki.client("host")),
                "what listens at 127.0.0.1:" + plain.port() + " does not speak TLS: is it the master's port?");
    }

    @Test
    void masterIsOverloaded() {
        TlsServer busy = server().answering("429 Too Many Requests", "Retry-After: 7\r\n", "{\"error\":\"later\"}");
        Answer answer = reportTo(busy.listen(0), pki.client("host"));
        assertTrouble(answer, "the master answered 429 (too many requests): {\"error\":\"later\"}");
        assertThat(answer.pause()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(10_500));
    }

    @Test
    void masterHasNoDatabase() {
        TlsServer away = server().answering("503 Service Unavailable", "Retry-After: 999999999999\r\n", "");
        Answer answer = reportTo(away.listen(0), pki.client("host"));
        assertTrouble(answer, "the master answered 503 (it takes no reports now)");
        assertThat(answer.pause()).isBetween(Duration.ofHours(1), Duration.ofMinutes(90));
    }

    @Test
    void errorBodiesAreToldAsOneShortLineWithoutInvisibleCharacters() {
        String evil = "no\r\n2026-01-01T00:00:00Z INFO forged\u001b[2J\u202e\u0085\u200b\u2028" + "x".repeat(500_000);
        TlsServer server = server().answering("500 Internal Server Error", "", evil);
        assertTrouble(
                reportTo(server.listen(0), pki.client("host")),
                "the master answered 500: no 2026-01-01T00:00:00Z INFO forged\\u001b[2J\\u202e\\u0085\\u200b x");
        assertOneShortLine();
        server.answering("200 OK", "", "{\"approved\": [\"\u202e\\n\u001b" + "x".repeat(500_000) + "\"], \"next\": 1}");
        assertTrouble(tell(), "the master's answer is not understood: ");
        assertOneShortLine();
        server.answering(socket -> socket.write("HTTP/1.1 \u001b[2J\u0085 OK\r\n\r\n"));
        assertTrouble(tell(), "");
        assertOneShortLine();
    }

    @Test
    void namesInTheMastersCertificateAreToldAsOneLine() {
        Pki.Identity forged = pki.server("a\u202e\u001b[2Jb");
        assertTrouble(
                reportTo(new TlsServer(vertx, forged).listen(0), pki.client("host")),
                "the master's certificate is for ");
        assertOneShortLine();
    }

    private void assertOneShortLine() {
        assertThat(sentence).hasSizeLessThanOrEqualTo(1000).matches("[^\\p{C}\\p{Zl}\\p{Zp}]*");
    }

    @Test
    void answerIsCutOff() {
        TlsServer cutting = server().answering(
                        socket -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"appro")
                                .onSuccess(sent -> socket.close()));
        assertTrouble(
                reportTo(cutting.listen(0), pki.client("host")),
                "the master closed the connection before its answer was complete");
    }

    @Test
    void answerIsOversized() {
        TlsServer flooding = server().answering(TroubleTest::flood).listen(0);
        assertTrouble(reportTo(flooding, pki.client("host")), "the master's answer is longer than 1 MiB");
    }

    @Test
    void answerNeverComes() {
        deploy(
                "127.0.0.1:" + server().answering(socket -> {}).listen(0).port(),
                pki.client("host"),
                Duration.ofSeconds(1));
        assertTrouble(tell(), "the master has not answered the report in time");
    }

    @Test
    void answerDripsForever() {
        TlsServer dripping = server().answering(socket -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            vertx.setPeriodic(50, timer -> socket.write(" "));
        });
        deploy("127.0.0.1:" + dripping.listen(0).port(), pki.client("host"), Duration.ofSeconds(1));
        assertTrouble(tell(), "has not answered the report in time");
    }

    @Test
    void answerIsNonsense() {
        TlsServer server = server().listen(0);
        deploy("127.0.0.1:" + server.port(), pki.client("host"), Duration.ofSeconds(30));
        for (String nonsense : new String[] {
            "",
            "<html>",
            "[]",
            "{\"approved\": 1, \"next\": 1}",
            "{\"approved\": [\"sha1:1\"], \"next\": 1}",
            "{\"approved\": []}",
            "{\"approved\": [], \"next\": -1}",
            "[".repeat(1_000_000),
            "{\"a\":".repeat(200_000)
        }) {
            server.answering("200 OK", "", nonsense);
            assertTrouble(tell(), "the master's answer is not understood: ");
        }
        server.answering(socket -> socket.write("220 mail.example.com ESMTP\r\n\r\n"));
        assertTrouble(tell(), "does not answer as HTTP demands: ");
        server.answering("200 OK", "", "{\"approved\": [], \"next\": 2147483647}");
        Answer answer = tell();
        assertThat(answer.acknowledged()).isTrue();
        assertThat(answer.pause()).isLessThan(Duration.ofHours(27));
        assertThat(state().trouble()).isNull();
    }

    private static void flood(NetSocket socket) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n");
        pour(socket, Buffer.buffer(" ".repeat(1024 * 1024)), 100);
    }

    private static void pour(NetSocket socket, Buffer mebibyte, int times) {
        if (times > 0) {
            socket.write(mebibyte).onSuccess(sent -> pour(socket, mebibyte, times - 1));
        }
    }
}
