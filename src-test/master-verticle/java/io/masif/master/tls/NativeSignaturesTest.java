package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.CertificateFile;
import io.masif.boot.NativeSignatures;
import io.masif.rig.Command;
import io.masif.rig.Folders;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains of an authority, an intermediate one and a host, whose signatures are verified natively or by the JDK. */
class NativeSignaturesTest {
    private static final String AUTHORITY = "basicConstraints=critical,CA:TRUE";
    private static final String HOST = "basicConstraints=critical,CA:FALSE";

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
        List<X509Certificate> chain = chain("usual", key);
        assertThat(NativeSignatures.verifies(chain.subList(0, 2))).isTrue();
        checkAcceptsOnlyIts(chain, chain("impostor", key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pss -pkeyopt rsa_keygen_bits:2048 -sha256", "ed25519"})
    void othersAreVerifiedByTheJdk(String key) throws Exception {
        List<X509Certificate> chain = chain("unusual", key);
        assertThat(NativeSignatures.verifies(chain.subList(0, 2))).isFalse();
        checkAcceptsOnlyIts(chain, chain("impostor", key));
    }

    /** All of the impostor's have the same names. */
    private static void checkAcceptsOnlyIts(List<X509Certificate> chain, List<X509Certificate> impostor) {
        ChainCheck check = new ChainCheck(new Authorities(List.of(chain.get(2)), Set.of()), Revocations.NONE, false);
        assertThatCode(() -> check.check(chain.subList(0, 2))).doesNotThrowAnyException();
        List<List<X509Certificate>> forged = List.of(
                impostor.subList(0, 2),
                impostor,
                List.of(impostor.get(0), chain.get(1)),
                List.of(chain.get(0), impostor.get(1)));
        forged.forEach(each -> assertThatThrownBy(() -> check.check(each)).isInstanceOf(CertificateException.class));
    }

    /** The host's, the intermediate authority's, and the authority's. */
    private static List<X509Certificate> chain(String name, String key) throws Exception {
        Path its = Folders.make(folder.resolve(name + key.hashCode()));
        issue(its, "root", key, AUTHORITY, null);
        issue(its, "intermediate", key, AUTHORITY, "root");
        issue(its, "host", key, HOST, "intermediate");
        List<X509Certificate> chain = new ArrayList<>();
        for (String each : List.of("host", "intermediate", "root")) {
            chain.addAll(CertificateFile.read(its.resolve(each + ".pem")));
        }
        return chain;
    }

    private static void issue(Path its, String cn, String key, String extension, String signer) {
        List<String> command = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes", "-days", "30", "-newkey"));
        command.addAll(List.of(key.split(" ")));
        command.addAll(
                List.of("-subj", "/CN=" + cn, "-keyout", cn + ".key", "-out", cn + ".pem", "-addext", extension));
        if (signer != null) {
            command.addAll(List.of("-CA", signer + ".pem", "-CAkey", signer + ".key"));
        }
        Command.run(its, Map.of(), command);
    }
}
