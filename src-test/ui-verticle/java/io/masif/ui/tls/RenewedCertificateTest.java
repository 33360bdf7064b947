package io.masif.ui.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.tls.IdentityFiles;
import io.masif.rig.CapturedLog;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the certificate are replaced while the UI runs. */
class RenewedCertificateTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String WRONG_KEY =
            "web.tls.cert, web.tls.key names a key that does not belong to the first certificate";

    @TempDir
    Path folder;

    private final CapturedLog log = new CapturedLog();
    private Path cert;
    private Path key;
    private Pki pki;
    private RunningUi ui;

    @BeforeEach
    void start() {
        pki = Pki.in(folder.resolve("pki"));
        cert = folder.resolve("ui.crt");
        key = folder.resolve("ui.key");
        Pki.Identity first = pki.server("first");
        replace(first.cert(), first.key());
        ui = RunningUi.start();
        ui.restart(new WebTls(new IdentityFiles(cert, key), Duration.ofMillis(50)));
    }

    @AfterEach
    void stop() {
        ui.close();
        log.close();
    }

    @Test
    void aRenewedCertificateIsServedWithoutARestart() throws IOException {
        assertThat(served()).isEqualTo("CN=first");
        try (EventStreamReader events =
                browser().withBearerToken(RunningUi.TOKEN).openEvents(null)) {
            Pki.Identity second = pki.server("second");
            replace(second.cert(), second.key());
            Await.until("the new one", TIMEOUT, () -> served().equals("CN=second"));
            assertThat(browser().get("/login").version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(events.isEnded()).isFalse();
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsNotPutIntoForce() {
        replace(pki.server("second").cert(), pki.server("first").key());
        Await.until("the warning", TIMEOUT, () -> log.contains(WRONG_KEY));
        assertThat(readyz()).contains(WRONG_KEY, "the certificate from before stays in force");
        assertThat(served()).isEqualTo("CN=first");
        replace(pki.server("second").cert(), pki.server("second").key());
        Await.until("the new one", TIMEOUT, () -> served().equals("CN=second"));
        Await.until("no warning", TIMEOUT, () -> !readyz().contains("web.tls"));
        assertThat(log.count(WRONG_KEY)).isEqualTo(1);
    }

    @Test
    void missingFilesLeaveTheCertificateInForce() throws IOException {
        Files.delete(cert);
        Await.until("the warning", TIMEOUT, () -> log.contains("names a file that cannot be read: " + cert));
        assertThat(served()).isEqualTo("CN=first");
    }

    private Browser browser() {
        return Browser.trusting("https://127.0.0.1:" + ui.port(), pki.ca());
    }

    private String readyz() {
        return new Probe(ui.managementPort()).get("/readyz").body();
    }

    /** The subject of the certificate that a new connection meets. */
    private String served() {
        HttpResponse<String> page = browser().get("/login");
        try {
            X509Certificate certificate =
                    (X509Certificate) page.sslSession().orElseThrow().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void replace(Path newCert, Path newKey) {
        try {
            for (Map.Entry<Path, Path> file : List.of(Map.entry(newCert, cert), Map.entry(newKey, key))) {
                Path next = Files.copy(file.getKey(), folder.resolve("next"));
                Files.move(next, file.getValue(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
