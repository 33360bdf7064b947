package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.message.ReportResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** If a master refuses a report, or answers anything but an answer, the agent continues and describes the problem. */
class InvalidAnswerTest extends ReportCase {
    @Test
    void masterIsOverloaded() {
        TlsServer busy = server().answerWith("429 Too Many Requests", "Retry-After: 7\r\n", "{\"error\":\"later\"}");
        ReportResult answer = reportTo(busy.listen(0), pki.client("host"));
        assertProblem(answer, "the master answered 429 (too many requests): {\"error\":\"later\"}");
        assertThat(answer.reportDelay()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(10_500));
    }

    @Test
    void masterHasNoDatabase() {
        TlsServer unavailable = server().answerWith("503 Service Unavailable", "Retry-After: 999999999999\r\n", "");
        ReportResult answer = reportTo(unavailable.listen(0), pki.client("host"));
        assertProblem(answer, "the master answered 503 (it takes no reports now)");
        assertThat(answer.reportDelay()).isBetween(Duration.ofHours(1), Duration.ofMinutes(90));
    }

    @Test
    void errorBodiesAreQuotedAsOneShortLineWithoutInvisibleCharacters() {
        String evil = "no\r\n2026-01-01T00:00:00Z INFO forged\u001b[2J\u202e\u0085\u200b\u2028" + "x".repeat(500_000);
        TlsServer server = server().answerWith("500 Internal Server Error", "", evil);
        assertProblem(
                reportTo(server.listen(0), pki.client("host")),
                "the master answered 500: no 2026-01-01T00:00:00Z INFO forged\\u001b[2J\\u202e\\u0085\\u200b x");
        assertOneShortLine();
        server.answerWith(
                "200 OK", "", "{\"approved\": [\"\u202e\\n\u001b" + "x".repeat(500_000) + "\"], \"next\": 1}");
        assertProblem(report(), "the master's answer is not understood: ");
        assertOneShortLine();
        server.answerWith(socket -> socket.write("HTTP/1.1 \u001b[2J\u0085 OK\r\n\r\n"));
        assertProblem(report(), "");
        assertOneShortLine();
    }

    @Test
    void answerIsCutOff() {
        TlsServer cutting = server().answerWith(
                        socket -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"appro")
                                .onSuccess(sent -> socket.close()));
        assertProblem(
                reportTo(cutting.listen(0), pki.client("host")),
                "the master closed the connection before its answer was complete");
    }

    @Test
    void answerIsOversized() {
        TlsServer flooding = server().answerWith(InvalidAnswerTest::flood).listen(0);
        assertProblem(reportTo(flooding, pki.client("host")), "the master's answer is longer than 1 MiB");
    }

    @Test
    void answerNeverComes() {
        deploy(
                "127.0.0.1:" + server().answerWith(socket -> {}).listen(0).port(),
                pki.client("host"),
                Duration.ofSeconds(1));
        assertProblem(report(), "the master has not answered the report in time");
    }

    @Test
    void answerDripsForever() {
        TlsServer dripping = server().answerWith(socket -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            vertx.setPeriodic(50, timer -> socket.write(" "));
        });
        deploy("127.0.0.1:" + dripping.listen(0).port(), pki.client("host"), Duration.ofSeconds(1));
        assertProblem(report(), "has not answered the report in time");
    }

    @Test
    void answerIsNotUnderstood() {
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
            server.answerWith("200 OK", "", nonsense);
            assertProblem(report(), "the master's answer is not understood: ");
        }
        server.answerWith(socket -> socket.write("220 mail.example.com ESMTP\r\n\r\n"));
        assertProblem(report(), "does not answer as HTTP demands: ");
        server.answerWith("200 OK", "", "{\"approved\": [], \"next\": 2147483647}");
        ReportResult answer = report();
        assertThat(answer.acknowledged()).isTrue();
        assertThat(answer.reportDelay()).isLessThan(Duration.ofHours(27));
        assertThat(awaitState().problem()).isNull();
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
