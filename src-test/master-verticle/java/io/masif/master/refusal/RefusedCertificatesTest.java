package io.masif.master.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.OpenSslClient;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.tls.Pki;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that is refused for its certificate is in the log with the reason, and counted by it. */
class RefusedCertificatesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Pki pki;
    private static RunningMaster master;
    private static RunningMaster balanced;
    private static OpenSslClient client;
    private static Pki.Identity revoked;

    private final Log log = new Log();

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        pki = Pki.in(folder.resolve("pki"));
        revoked = pki.client("revoked");
        Path crl = pki.crl(folder.resolve("crl.pem"), 30, revoked);
        master = RunningMaster.start(database, name, pki, Map.of("tls.crl", crl));
        balanced = RunningMaster.start(database, name, pki, Map.of("api.proxyProtocol", true));
        client = new OpenSslClient(folder.resolve("client"), master.port());
    }

    @AfterAll
    static void stop() {
        master.close();
        balanced.close();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void reasonIsLoggedAndCounted(String protocol) {
        Pki foreign = Pki.in(folder.resolve("foreign"), "Foreign CA");
        Pki.Identity stranger = foreign.client("stranger" + protocol);
        Pki.Identity shown = new Pki.Identity(stranger.cert(), stranger.key(), pki.ca());
        refused(shown, protocol, "unknown-authority", "CN=stranger" + protocol, "issuer=\"CN=Foreign CA\"");
        refused(
                pki.expired("old" + protocol, "old" + protocol),
                protocol,
                "expired",
                "CN=old",
                "expired at 2020-01-02");
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        refused(
                pki.between("early" + protocol, "early" + protocol, tomorrow, tomorrow.plus(Duration.ofDays(9))),
                protocol,
                "not-yet-valid",
                "CN=early",
                "is not valid before " + tomorrow.toString().substring(0, 10));
        refused(weak("weak" + protocol), protocol, "weak", "CN=weak", "its key has 1024 bits");
    }

    @Test
    void certificateWithoutAName() {
        refused(pki.issue("nameless", ""), "-tls1_3", "no-name", "O=Masif", "has no CN");
    }

    @Test
    void revokedCertificate() {
        refused(revoked, "-tls1_3", "revoked", "CN=revoked", "revoked");
    }

    @Test
    void noCertificateAtAll() {
        refused(null, "-tls1_2", "no-certificate", "-", "the client shows no certificate");
    }

    @Test
    void clientThatDoesNotTrustThisMaster() {
        Pki foreign = Pki.in(folder.resolve("untrusting"), "Untrusting CA");
        String refused = "certificate refused reason=by-client ";
        client.connect(foreign.client("web"), "-tls1_2", "-verify_return_error");
        Await.until("it is logged", PATIENCE, () -> log.contains(refused));
    }

    @Test
    void sameClientIsLoggedOnceAndCountedEachTime() {
        Pki.Identity expired = pki.expired("again", "again");
        double before = counted("expired");
        for (int i = 0; i < 3; i++) {
            client.connect(expired);
        }
        Await.until("each is counted", PATIENCE, () -> counted("expired") == before + 3);
        assertThat(log.count("subject=\"CN=again\"")).isEqualTo(1);
    }

    @Test
    void eachOfManyClientsIsCounted() {
        Pki.Identity shared = pki.expired("flood", "flood");
        double before = counted("expired");
        for (int i = 1; i <= 80; i++) {
            byte[] proxyHeader =
                    ("PROXY TCP4 203.0.113." + i + " 127.0.0.1 4711 8150\r\n").getBytes(StandardCharsets.US_ASCII);
            try (Wire refused = Wire.open(balanced.port(), shared, proxyHeader)) {
                assertThat(refused.isAnswered()).isFalse();
            }
        }
        Probe probe = new Probe(balanced.managementPort());
        Await.until(
                "each is counted",
                PATIENCE,
                () -> probe.metric("masif_certificates_refused_total{reason=\"expired\"}") == 80);
        // how many lines there are at most depends on how long all that takes: see CertificateRefusalsTest
        assertThat(log.count("subject=\"CN=flood\"")).isBetween(1L, 80L);
        assertThat(log.contains("address=203.0.113.1:4711 ")).isTrue();
        assertThat(counted("expired")).isEqualTo(before);
    }

    private void refused(Pki.Identity identity, String protocol, String reason, String subject, String detail) {
        double before = counted(reason);
        client.connect(identity, protocol, "-cipher", "DEFAULT:@SECLEVEL=0");
        Await.until("it is counted", PATIENCE, () -> counted(reason) == before + 1);
        Await.until("it is logged", PATIENCE, () -> log.lines().stream()
                .anyMatch(line -> line.startsWith("INFO certificate refused reason=" + reason + " ")
                        && line.contains("subject=\"" + subject)
                        && line.contains("address=127.0.0.1:")
                        && line.contains(detail)));
        assertThat(log.stackTraces()).isEmpty();
    }

    private static double counted(String reason) {
        return new Probe(master.managementPort()).metric("masif_certificates_refused_total{reason=\"" + reason + "\"}");
    }

    private static Pki.Identity weak(String cn) {
        String name = folder.resolve(cn).toString();
        String ca = pki.ca().toString();
        String caKey = pki.ca().resolveSibling("ca.key").toString();
        Command.run(
                folder,
                Map.of(),
                List.of(
                        "openssl",
                        "req",
                        "-newkey",
                        "rsa:1024",
                        "-nodes",
                        "-subj",
                        "/CN=" + cn,
                        "-keyout",
                        name + ".key",
                        "-out",
                        name + ".csr"));
        Command.run(
                folder,
                Map.of(),
                List.of(
                        "openssl",
                        "x509",
                        "-req",
                        "-in",
                        name + ".csr",
                        "-CA",
                        ca,
                        "-CAkey",
                        caKey,
                        "-CAcreateserial",
                        "-days",
                        "30",
                        "-out",
                        name + ".pem"));
        return new Pki.Identity(Path.of(name + ".pem"), Path.of(name + ".key"), pki.ca());
    }
}
