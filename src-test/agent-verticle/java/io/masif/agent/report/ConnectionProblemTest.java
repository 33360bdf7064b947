package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.message.ReportResult;
import io.masif.agent.message.ReportState;
import io.masif.rig.process.Ports;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** If no connection is possible, or TLS fails, the agent continues and describes the problem in a sentence. */
class ConnectionProblemTest extends ReportCase {
    @Test
    void aMasterThatAnswersIsReached() {
        reportTo(server().listen(0), pki.client("host"));
        ReportState state = awaitState();
        assertThat(state.acknowledged()).isTrue();
        assertThat(state.problem()).isNull();
        assertThat(state.lastAcknowledged()).isNotNull().isEqualTo(state.since());
        assertThat(state.nextReport()).isAfter(state.lastAcknowledged());
    }

    @Test
    void reportsGoOverTheConnectionThatIsThere() {
        TlsServer server = server().listen(0);
        reportTo(server, pki.client("host"));
        assertThat(report().acknowledged()).isTrue();
        assertThat(server.requests).hasValue(2);
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void nameIsNotInDns() {
        deploy("nobody.invalid:8150", pki.client("host"), Duration.ofSeconds(30));
        assertProblem(report(), "the name nobody.invalid is not known (DNS)");
    }

    @Test
    void nobodyListens() {
        deploy("127.0.0.1:" + Ports.free(), pki.client("host"), Duration.ofSeconds(30));
        assertProblem(report(), "nobody listens at 127.0.0.1:");
    }

    @Test
    void certificateHasExpired() {
        ReportResult answer = reportTo(new TlsServer(vertx, pki.expired("old", NAME)).listen(0), pki.client("host"));
        assertProblem(answer, "the master's certificate has expired on 2020-01-02T00:00:00Z");
    }

    @Test
    void certificateIsOfAnotherName() {
        ReportResult answer =
                reportTo(new TlsServer(vertx, pki.server("other.example.com")).listen(0), pki.client("host"));
        assertProblem(answer, "the master's certificate is for other.example.com, localhost, not for " + NAME);
    }

    @Test
    void certificateIsOfAForeignAuthority() {
        Pki.Identity foreign = Pki.in(folder.resolve("foreign"), "Foreign CA").server(NAME);
        ReportResult answer = reportTo(new TlsServer(vertx, foreign).listen(0), pki.client("host"));
        assertProblem(answer, "was signed by CN=Foreign CA, which is not among the authorities of tls.ca");
    }

    @Test
    void ourCertificateHasExpired() {
        ReportResult answer = reportTo(server().listen(0), pki.expired("late", "host"));
        assertProblem(answer, "our certificate");
        assertThat(sentence).contains("has expired on 2020-01-02T00:00:00Z");
    }

    @Test
    void ourCertificateIsNotYetValid() {
        Instant from = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        ReportResult answer =
                reportTo(server().listen(0), pki.between("early", "host", from, from.plus(Duration.ofDays(9))));
        assertProblem(answer, "our certificate");
        assertThat(sentence).contains("is not valid before " + from).doesNotContain("expired");
    }

    @Test
    void ourCertificateWasRevoked() {
        Pki.Identity host = pki.client("host");
        Path crl = pki.crl(folder.resolve("revoked.pem"), 7, host);
        assertProblem(
                reportTo(server().checkRevocation(pki.ca(), crl).listen(0), host),
                "the master refused our certificate: revoked");
    }

    @Test
    void ourCertificateIsOfAnAuthorityThatTheMasterDoesNotKnow() {
        Pki.Identity foreign = Pki.in(folder.resolve("foreign"), "Foreign CA").client("host");
        Pki.Identity mixed = new Pki.Identity(foreign.cert(), foreign.key(), pki.ca());
        assertProblem(
                reportTo(server().listen(0), mixed),
                "the master refused our certificate: it was signed by CN=Foreign CA, whom the master does not know");
    }

    @Test
    void theMastersAlertAboutTheAuthorityIsPreferredToOurDates() {
        Pki.Identity foreign = Pki.in(folder.resolve("foreign"), "Foreign CA").expired("late", "host");
        Pki.Identity mixed = new Pki.Identity(foreign.cert(), foreign.key(), pki.ca());
        assertProblem(
                reportTo(server().listen(0), mixed),
                "the master refused our certificate: it was signed by CN=Foreign CA, whom the master does not know");
    }

    @Test
    void theServerDoesNotSpeakTls() {
        TlsServer plain = server().withoutTls().listen(0);
        assertProblem(
                reportTo(plain, pki.client("host")),
                "what listens at 127.0.0.1:" + plain.port() + " does not speak TLS: is it the master's port?");
    }

    @Test
    void namesInTheMastersCertificateAreQuotedAsOneLine() {
        Pki.Identity forged = pki.server("a\u202e\u001b[2Jb");
        assertProblem(
                reportTo(new TlsServer(vertx, forged).listen(0), pki.client("host")),
                "the master's certificate is for ");
        assertOneShortLine();
    }
}
