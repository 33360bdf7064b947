package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.OpenSslClient;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's certificate that could be forged is refused, and every refusal says the reason as TLS does. */
class WeakCertificatesTest {
    private static final List<String> RSA_1024 = List.of("rsa:1024");
    private static final List<String> RSA_2048 = List.of("rsa:2048");
    private static final List<String> P256 = List.of("ec", "-pkeyopt", "ec_paramgen_curve:P-256");

    @TempDir
    static Path folder;

    private static EmbeddedDatabase database;
    private static Pki pki;
    private static RunningMaster master;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.shared();
        pki = Pki.in(folder.resolve("pki"));
        master = RunningMaster.start(database, database.newDatabase(), pki);
    }

    @AfterAll
    static void stop() {
        master.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void shortKeysAndSignaturesOverSha1AreRefused(String protocol) {
        try (Log log = new Log()) {
            assertThat(connect(sign("short-key", RSA_1024, "-sha256"), protocol))
                    .contains("alert bad certificate");
            assertThat(log.contains("reason=its key has 1024 bits, at least 2048 are necessary accepted=false"))
                    .isTrue();
            assertThat(connect(sign("sha1", P256, "-sha1"), protocol)).contains("alert bad certificate");
            assertThat(log.contains("reason=it is signed with SHA-1, SHA-256 is necessary accepted=false"))
                    .isTrue();
            assertThat(log.stackTraces()).isEmpty();
        }
        assertThat(connect(sign("long-key", RSA_2048, "-sha256"), protocol)).contains("HTTP/1.1 ");
        assertThat(connect(sign("sha512", P256, "-sha512"), protocol)).contains("HTTP/1.1 ");
    }

    @Test
    void theyAreAllowedByAKeyWithAWarning() {
        try (Log log = new Log();
                RunningMaster old = RunningMaster.start(
                        database, database.newDatabase(), pki, Map.of("tls.allowWeakCertificates", true))) {
            assertThat(log.count("WARN tls.allowWeakCertificates is true")).isEqualTo(1);
            assertThat(connect(old, sign("short-key", RSA_1024, "-sha256"), "-tls1_3"))
                    .contains("HTTP/1.1 ");
            assertThat(connect(old, sign("sha1", P256, "-sha1"), "-tls1_3")).contains("HTTP/1.1 ");
            assertThat(log.count("accepted=true")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void otherRefusalsHaveTheFittingAlert(String protocol) {
        Pki foreign = Pki.in(folder.resolve("foreign" + protocol), "Foreign CA");
        Pki.Identity stranger = foreign.client("stranger");
        assertThat(connect(new Pki.Identity(stranger.cert(), stranger.key(), pki.ca()), protocol))
                .contains("alert unknown ca");
        Pki impostor = Pki.in(folder.resolve("impostor" + protocol));
        Pki.Identity forged = impostor.client("forged");
        assertThat(connect(new Pki.Identity(forged.cert(), forged.key(), pki.ca()), protocol))
                .containsAnyOf("alert unknown ca", "alert bad certificate");
        assertThat(connect(pki.expired("expired" + protocol, "expired"), protocol))
                .contains("alert certificate expired");
        assertThat(connect(sign("server-only", P256, "-sha256", "extendedKeyUsage=serverAuth"), protocol))
                .contains("alert unsupported certificate");
    }

    private static String connect(Pki.Identity identity, String protocol) {
        return connect(master, identity, protocol);
    }

    private static String connect(RunningMaster to, Pki.Identity identity, String protocol) {
        return new OpenSslClient(folder.resolve("client"), to.port())
                .connect(identity, protocol, "-cipher", "DEFAULT:@SECLEVEL=0");
    }

    private static Pki.Identity sign(String cn, List<String> key, String digest, String... extensions) {
        String name = folder.resolve(cn).toString();
        List<String> request = new ArrayList<>(List.of("openssl", "req", "-newkey"));
        request.addAll(key);
        request.addAll(List.of("-nodes", "-subj", "/CN=" + cn, "-keyout", name + ".key", "-out", name + ".csr"));
        Command.run(folder, Map.of(), request);
        List<String> sign = new ArrayList<>(List.of("openssl", "x509", "-req", "-in", name + ".csr", "-CA"));
        Path ca = pki.ca();
        sign.addAll(List.of(ca.toString(), "-CAkey", ca.resolveSibling("ca.key").toString(), "-CAcreateserial"));
        sign.addAll(List.of(digest, "-days", "30", "-out", name + ".pem"));
        if (extensions.length > 0) {
            Folders.write(Path.of(name + ".ext"), String.join("\n", extensions) + "\n");
            sign.addAll(List.of("-extfile", name + ".ext"));
        }
        Command.run(folder, Map.of(), sign);
        return new Pki.Identity(Path.of(name + ".pem"), Path.of(name + ".key"), ca);
    }
}
