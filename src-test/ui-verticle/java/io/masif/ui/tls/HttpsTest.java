package io.masif.ui.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.tls.IdentityFiles;
import io.masif.rig.http.HttpClients;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.ClientTls;
import io.masif.rig.tls.Pki;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.http.WebLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The UI with a certificate of its own. */
class HttpsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Duration IDLE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private Pki pki;
    private RunningUi ui;

    @BeforeEach
    void start() {
        pki = Pki.in(folder);
        ui = RunningUi.start();
        serve(pki.server("ui.test"));
        awaitReady(program());
    }

    @AfterEach
    void stop() {
        ui.close();
    }

    @Test
    void browsersGetHttp2AndAreToldToUseNothingButHttps() {
        HttpResponse<String> page = browser().get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void programsMayUseHttp1() throws Exception {
        HttpResponse<String> page = get(HttpClient.Version.HTTP_1_1, "gzip");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void pagesAreCompressedForThoseWhoAcceptIt() throws Exception {
        assertThat(get(HttpClient.Version.HTTP_2, "gzip").headers().allValues("Content-Encoding"))
                .containsExactly("gzip");
        assertThat(get(HttpClient.Version.HTTP_2, "br").headers().allValues("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void cookiesAreSentByHttpsOnly() {
        HttpResponse<String> login = browser().logInWhenReady();
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("; Secure"));
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        String own = "https://127.0.0.1:" + ui.port();
        assertThat(browser().withHeader("Origin", own).logInWhenReady().statusCode())
                .isEqualTo(303);
        assertThat(browser()
                        .withHeader("Origin", "https://evil.example")
                        .logInWhenReady()
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aStreamOfEventsOutlivesOtherRequestsOnItsConnection() throws IOException {
        ui.restart(new WebLimits(Duration.ofSeconds(1), IDLE, 40));
        Browser program = program();
        awaitReady(program);
        try (EventStreamReader events = program.openEvents(null)) {
            events.awaitLine("event: snapshot");
            assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(200);
            assertThat(connections()).isEqualTo(1);
            for (int i = 0; i < 6; i++) {
                events.awaitLine(":"); // three in the time after which an idle connection is closed
            }
            assertThat(events.isEnded()).isFalse();
        }
    }

    @Test
    void aSlowBodyEndsItsRequestAndNotTheConnection() throws IOException {
        ui.restart(new WebLimits(Duration.ofSeconds(1), Duration.ofSeconds(90), 40));
        Browser program = program();
        awaitReady(program);
        try (EventStreamReader events = program.openEvents(null)) {
            events.awaitLine("event: snapshot");
            HttpRequest.BodyPublisher endless = HttpRequest.BodyPublishers.fromPublisher(subscriber -> {});
            assertThatThrownBy(() -> program.post("/api/v1/approvals", endless))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(200);
            assertThat(events.isEnded()).isFalse();
        }
    }

    @Test
    void plainHttpIsNotAnswered() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ui.port())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream()
                    .write("GET /login HTTP/1.1\r\nHost: m\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1");
        }
    }

    @Test
    void ciphersWithoutAuthenticatedEncryptionAreRefused() throws IOException {
        try (SSLSocket socket = (SSLSocket) ClientTls.trusting(pki.ca())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), ui.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void anExpiredCertificateIsServedWithAWarning() {
        serve(pki.expired("old", "127.0.0.1"));
        assertThat(new Probe(ui.managementPort()).get("/readyz").body())
                .contains("web.tls.cert expired at 2020-01-02T00:00:00Z: give a new certificate");
        assertThatThrownBy(() -> browser().get("/login"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    private HttpResponse<String> get(HttpClient.Version version, String acceptedEncoding) throws Exception {
        HttpClient client = HttpClients.builder()
                .version(version)
                .sslContext(ClientTls.trusting(pki.ca()))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + ui.port() + "/login"))
                .header("Accept-Encoding", acceptedEncoding)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void serve(Pki.Identity identity) {
        ui.restart(new WebTls(new IdentityFiles(identity.cert(), identity.key()), Duration.ofMinutes(1)));
    }

    private void awaitReady(Browser program) {
        Await.until("ready", TIMEOUT, () -> program.get("/api/v1/hosts").statusCode() == 200);
    }

    private double connections() {
        return new Probe(ui.managementPort()).metric("masif_connections");
    }

    private Browser browser() {
        return Browser.trusting("https://127.0.0.1:" + ui.port(), pki.ca());
    }

    private Browser program() {
        return browser().withBearerToken(RunningUi.TOKEN);
    }
}
