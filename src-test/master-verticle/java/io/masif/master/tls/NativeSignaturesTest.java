package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.tls.CertificateFile;
import io.masif.boot.tls.openssl.NativeSignatures;
import io.masif.master.refusal.RefusalReason;
import io.masif.master.trust.authority.Authorities;
import io.masif.master.trust.authority.Revocations;
import io.masif.master.trust.chain.ChainCheck;
import io.masif.master.trust.chain.RefusedChain;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains of an authority, an intermediate one and a host, whose signatures are verified natively or by the JDK. */
class NativeSignaturesTest {
    private static final String ACCEPTED = "accepted";

    @TempDir
    static Path folder;

    @Test
    void libraryIsThere() {
        assertThat(NativeSignatures.isAvailable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa:2048 -sha256",
                "rsa:3072 -sha512",
                "ec -pkeyopt ec_paramgen_curve:P-256 -sha256",
                "ec -pkeyopt ec_paramgen_curve:P-384 -sha384",
                "ec -pkeyopt ec_paramgen_curve:P-521 -sha512"
            })
    void usualSignaturesAreVerifiedNatively(String key) throws Exception {
        List<X509Certificate> chain = chains().create("usual", key);
        assertThat(NativeSignatures.verifies(chain.subList(0, 2))).isTrue();
        checkAcceptsOnlyIts(chain, chains().create("impostor", key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pss -pkeyopt rsa_keygen_bits:2048 -sha256", "ed25519"})
    void othersAreVerifiedByTheJdk(String key) throws Exception {
        List<X509Certificate> chain = chains().create("unusual", key);
        assertThat(NativeSignatures.verifies(chain.subList(0, 2))).isFalse();
        checkAcceptsOnlyIts(chain, chains().create("impostor", key));
    }

    /** The JDK knows only the curves of NIST from 256 bits on. */
    @ParameterizedTest
    @ValueSource(strings = {"secp224r1", "secp256k1"})
    void authoritiesOnCurvesThatTheJdkRefusesAreRefused(String curve) throws Exception {
        String usual = "ec -pkeyopt ec_paramgen_curve:P-256 -sha256";
        List<X509Certificate> chain = chains().create(curve, usual.replace("P-256", curve), usual);
        assertThat(NativeSignatures.pkix(chain.subList(2, 3))).isEmpty();
        assertThat(outcome(authorities(chain), Revocations.NONE, true, chain.subList(0, 2)))
                .isNotEqualTo(ACCEPTED);
        List<X509Certificate> between = chains().create("between" + curve, usual, usual.replace("P-256", curve));
        assertThat(NativeSignatures.verifies(between.subList(0, 2))).isFalse();
        assertThat(outcome(authorities(between), Revocations.NONE, true, between.subList(0, 2)))
                .isNotEqualTo(ACCEPTED);
    }

    /** 2^64 + 13. */
    @Test
    void authorityWithALargeExponentIsVerifiedByTheJdk() throws Exception {
        String large = "rsa -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_keygen_pubexp:18446744073709551629 -sha256";
        List<X509Certificate> chain = chains().create("exponent", large, "rsa:2048 -sha256");
        assertThat(NativeSignatures.pkix(chain.subList(2, 3))).isEmpty();
        checkAcceptsOnlyIts(chain, chains().create("impostor", large, "rsa:2048 -sha256"));
    }

    @Test
    void pssKeyBelowAnUsualSignatureIsVerifiedByTheJdk() throws Exception {
        List<X509Certificate> chain =
                chains().create("pss", "rsa:2048 -sha256", "rsa-pss -pkeyopt rsa_keygen_bits:2048 -sha256");
        assertThat(NativeSignatures.verifies(chain.subList(1, 2))).isFalse();
        checkAcceptsOnlyIts(chain, chains().create("impostor", "rsa:2048 -sha256"));
    }

    @Test
    void nothingElseInThisProcessUsesTheLibrary() {
        assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
        assertThat(Security.getProvider("MasifSignatures").getServices())
                .hasSize(6)
                .allMatch(service -> service.getType().equals("Signature"));
    }

    @Test
    void bothWaysRefuseTheSameForTheSameReason() throws Exception {
        String key = "ec -pkeyopt ec_paramgen_curve:P-256 -sha256";
        List<X509Certificate> chain = chains().create("both", key);
        List<X509Certificate> impostor = chains().create("impostor", key);
        X509Certificate serverCertificate = chains().issueServer("both", key);
        Authorities authorities = authorities(chain);
        List<X509Certificate> server = List.of(serverCertificate, chain.get(1));
        List<List<X509Certificate>> refused = List.of(
                List.of(chain.get(0), impostor.get(1)),
                List.of(impostor.get(0), chain.get(1)),
                impostor.subList(0, 2),
                impostor,
                server);
        refused.forEach(each -> assertThat(outcome(authorities, Revocations.NONE, true, each))
                .isEqualTo(outcome(authorities, Revocations.NONE, false, each))
                .isNotEqualTo(ACCEPTED));
        assertThat(outcome(authorities, Revocations.NONE, true, server)).isEqualTo(RefusalReason.WRONG_PURPOSE.label());
        assertThat(outcome(authorities, Revocations.NONE, true, chain.subList(0, 2)))
                .isEqualTo(ACCEPTED);
    }

    @Test
    void bothWaysRefuseWhatIsRevokedOrExpired() throws Exception {
        Pki pki = Pki.in(folder.resolve("revoking"));
        Pki.Identity web = pki.client("web");
        Pki.Identity mail = pki.client("mail");
        Pki.Identity old = pki.expired("old", "old");
        Path list = pki.crl(folder.resolve("revoked.pem"), 30, web);
        Authorities authorities = Authorities.read(pki.ca(), Instant.now());
        Revocations revocations = Revocations.readSigned(list, authorities, Instant.now());
        for (boolean natively : new boolean[] {true, false}) {
            assertThat(outcome(authorities, revocations, natively, CertificateFile.read(web.cert())))
                    .isEqualTo(RefusalReason.REVOKED.label());
            assertThat(outcome(authorities, revocations, natively, CertificateFile.read(mail.cert())))
                    .isEqualTo(ACCEPTED);
            assertThat(outcome(authorities, revocations, natively, CertificateFile.read(old.cert())))
                    .isEqualTo(RefusalReason.EXPIRED.label());
        }
    }

    /** It is in tls.ca itself, and the host does not send it. */
    @Test
    void revokedAuthorityIsTheReason() throws Exception {
        String key = "ec -pkeyopt ec_paramgen_curve:P-256 -sha256";
        List<X509Certificate> chain = chains().create("revoked", key);
        Path its = chains().folder("revoked", key);
        Path list = Pki.crl(
                its.resolve("root.pem"),
                its.resolve("root.key"),
                its.resolve("crl.pem"),
                30,
                its.resolve("intermediate.pem"));
        Authorities authorities = new Authorities(chain.subList(1, 3), Set.of());
        Revocations revocations = Revocations.readSigned(list, authorities, Instant.now());
        for (boolean natively : new boolean[] {true, false}) {
            assertThat(outcome(authorities, revocations, natively, chain.subList(0, 1)))
                    .isEqualTo(RefusalReason.REVOKED.label());
            assertThat(outcome(
                            authorities,
                            revocations,
                            natively,
                            chains().create("other", key).subList(0, 1)))
                    .isEqualTo(RefusalReason.UNKNOWN_AUTHORITY.label());
        }
    }

    /** Why the chain is refused, by the word of the metric, or that it is accepted. */
    private static String outcome(
            Authorities authorities, Revocations revocations, boolean natively, List<X509Certificate> chain) {
        Optional<X509TrustManager> nativePkix =
                natively ? NativeSignatures.pkix(authorities.trustedCertificates(revocations)) : Optional.empty();
        try {
            new ChainCheck(authorities, revocations, false, nativePkix).check(chain);
            return ACCEPTED;
        } catch (CertificateException e) {
            return RefusedChain.refusal(e, chain, Instant.now()).reason().label();
        }
    }

    private static Authorities authorities(List<X509Certificate> chain) {
        return new Authorities(List.of(chain.get(2)), Set.of());
    }

    /** All of the impostor's have the same names. */
    private static void checkAcceptsOnlyIts(List<X509Certificate> chain, List<X509Certificate> impostor) {
        ChainCheck check = new ChainCheck(authorities(chain), Revocations.NONE, false);
        assertThatCode(() -> check.check(chain.subList(0, 2))).doesNotThrowAnyException();
        List<List<X509Certificate>> forged = List.of(
                impostor.subList(0, 2),
                impostor,
                List.of(impostor.get(0), chain.get(1)),
                List.of(chain.get(0), impostor.get(1)));
        forged.forEach(each -> assertThatThrownBy(() -> check.check(each)).isInstanceOf(CertificateException.class));
    }

    private static OpenSslChains chains() {
        return new OpenSslChains(folder);
    }
}
