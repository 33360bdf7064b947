package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.OpenSslClient;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static RevokingAuthority authority;
    private static Pki pki;

    private final List<String> refusals = new ArrayList<>();
    private final Log log = new Log();
    private Path crl;
    private Path ca;
    private RunningMaster master;
    private Probe probe;

    @BeforeAll
    static void authority() {
        authority = new RevokingAuthority(folder);
        pki = authority.pki();
    }

    @BeforeEach
    void start() {
        crl = authority.newList(pki.client("long-gone"));
        ca = Folders.write(crl.resolveSibling("ca.pem"), Folders.read(pki.ca()));
        startMaster();
    }

    private void startMaster() {
        master = authority.start(crl, Map.of("tls.ca", ca));
        probe = new Probe(master.managementPort());
    }

    @AfterEach
    void stop() {
        master.close();
        log.close();
    }

    @Test
    void listThatReplacesOneStillValidCountsWithoutARestart() {
        Pki.Identity agent = pki.client("revoked-later");
        assertThat(isAccepted(agent)).isTrue();
        revoke(pki.client("long-gone"), agent);
        Await.until("the agent stays out", TIMEOUT, () -> !isAccepted(agent));
        assertThat(isAccepted(pki.client("good"))).isTrue();
    }

    @Test
    void openConnectionOfARevokedAgentIsClosedAndThatOfAnotherIsNot() {
        Pki.Identity agent = pki.client("revoked-while-open");
        try (Wire revoked = Wire.open(master.port(), agent);
                Wire good = Wire.open(master.port(), pki.client("good"))) {
            assertThat(revoked.isAnswered()).isTrue();
            assertThat(good.isAnswered()).isTrue();
            revoke(agent, pki.client("long-gone"));
            assertThat(revoked.isClosedByMaster()).isTrue();
            assertThat(good.isAnswered()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void sessionIsResumedButNotByARevokedAgent(String protocol) {
        Pki.Identity agent = pki.client("resuming" + protocol);
        OpenSslClient client = new OpenSslClient(crl.getParent(), master.port());
        assertThat(client.connect(agent, protocol, "-sess_out", "session"))
                .contains("New, TLS")
                .contains("HTTP/1.1 ");
        assertThat(client.connect(agent, protocol, "-sess_in", "session", "-sess_out", "next"))
                .contains("Reused, TLS")
                .contains("HTTP/1.1 ");
        revoke(agent, pki.client("long-gone"));
        Await.until("it is in force", TIMEOUT, () -> log.contains("revoked=2"));
        assertThat(client.connect(agent, protocol)).contains("alert certificate revoked");
        for (String session : List.of("session", "next")) {
            assertThat(client.connect(agent, protocol, "-sess_in", session)).doesNotContain("HTTP/1.1 ");
        }
    }

    @Test
    void listInDerIsAccepted() {
        Pki.Identity agent = pki.client("revoked-in-der");
        Path pem = pki.crl(crl.resolveSibling("next.pem"), 30, agent, pki.client("long-gone"));
        Path der = crl.resolveSibling("next.der");
        Command.run(
                folder,
                Map.of(),
                List.of("openssl", "crl", "-in", pem.toString(), "-outform", "DER", "-out", der.toString()));
        replace(der);
        Await.until("the agent stays out", TIMEOUT, () -> !isAccepted(agent));
    }

    @Test
    void whatIsNoListOfOursChangesNothingAndIsSaidOnce() throws IOException {
        Pki foreign = Pki.in(folder.resolve("foreign"), "Foreign CA");
        Pki impostor = Pki.in(folder.resolve("impostor"));
        Path next = crl.resolveSibling("next.pem");

        Files.writeString(next, Files.readString(crl).substring(0, 100));
        replace(next);
        assertRefused("tls.crl names a file that is damaged, it ends within a block");

        Files.writeString(next, "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n");
        replace(next);
        assertRefused("tls.crl names a file that is damaged, or no certificate revocation list");

        replace(foreign.crl(next, 30));
        assertRefused("tls.crl holds a list of CN=Foreign CA, which is none of the authorities in tls.ca");

        replace(impostor.crl(next, 30));
        assertRefused("did not sign");

        replace(pki.crl(next, -1));
        assertRefused("older than the one in force");

        Files.delete(crl);
        assertRefused("tls.crl names a file that cannot be read");
        Await.until("it is counted", TIMEOUT, () -> probe.metric("masif_trust_troubles") == 1);

        awaitNextFileCheck();
        awaitNextFileCheck();
        assertThat(refusals)
                .allSatisfy(sentence -> assertThat(log.count(sentence)).isEqualTo(1));

        Pki.Identity agent = pki.client("revoked-in-the-end");
        assertThat(isAccepted(agent)).isTrue();
        revoke(agent);
        Await.until("the good list counts", TIMEOUT, () -> !isAccepted(agent));
    }

    @Test
    void expiredListStaysInForceAndIsSaidOnce() {
        master.close();
        pki.crl(crl, -1, pki.client("long-gone"));
        startMaster();
        Await.until("it is said", TIMEOUT, () -> log.contains("expired at 2020-01-02T00:00:00Z and was not replaced"));
        assertThat(isAccepted(pki.client("long-gone"))).isFalse();
        assertThat(isAccepted(pki.client("good"))).isTrue();
        assertThat(probe.metric("masif_crl_expires_seconds")).isNegative();
        Await.until("it is counted", TIMEOUT, () -> probe.metric("masif_trust_troubles") == 1);
        awaitNextFileCheck();
        assertThat(log.count("was not replaced")).isEqualTo(1);
        revoke(pki.client("long-gone"), pki.client("another"));
        Await.until("the next list counts", TIMEOUT, () -> !isAccepted(pki.client("another")));
    }

    @Test
    void metricsShowTheStateOfTheFiles() {
        Await.until("they were checked", TIMEOUT, () -> probe.metric("masif_crl_revoked") == 1);
        assertThat(probe.metric("masif_crl_age_seconds")).isGreaterThanOrEqualTo(0);
        assertThat(Duration.ofSeconds((long) probe.metric("masif_crl_expires_seconds")))
                .isBetween(Duration.ofDays(29), Duration.ofDays(30));
        assertThat(Duration.ofSeconds((long) probe.metric("masif_certificate_expires_seconds")))
                .isBetween(Duration.ofDays(3649), Duration.ofDays(3650));
        assertThat(probe.metric("masif_trust_troubles")).isZero();
        revoke(pki.client("long-gone"), pki.client("counted"));
        Await.until("the next list is counted", TIMEOUT, () -> probe.metric("masif_crl_revoked") == 2);
    }

    private void assertRefused(String sentence) {
        Await.until(sentence, TIMEOUT, () -> log.contains(sentence));
        assertThat(isAccepted(pki.client("long-gone"))).isFalse();
        assertThat(isAccepted(pki.client("good"))).isTrue();
        refusals.add(sentence);
    }

    /** Waits until all files have been checked again after one of them was changed. */
    private void awaitNextFileCheck() {
        String name = "next-" + UUID.randomUUID();
        Pki next = Pki.in(folder.resolve(name), name);
        Pki.Identity signed = next.client("agent");
        Folders.write(ca, Folders.read(ca) + Folders.read(next.ca()));
        Pki.Identity agent = new Pki.Identity(signed.cert(), signed.key(), pki.ca());
        Await.until("the authority that was added counts", TIMEOUT, () -> isAccepted(agent));
    }

    private void revoke(Pki.Identity... revoked) {
        authority.revoke(crl, revoked);
    }

    private void replace(Path next) {
        RevokingAuthority.replace(crl, next);
    }

    private boolean isAccepted(Pki.Identity identity) {
        return Wire.isAccepted(master.port(), identity);
    }
}
