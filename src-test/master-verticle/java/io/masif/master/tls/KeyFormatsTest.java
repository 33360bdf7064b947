package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import io.masif.boot.tls.TlsConfiguration;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFormatsTest {
    @TempDir
    static Path folder;

    private static Pki pki;

    @BeforeAll
    static void authority() {
        pki = Pki.in(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN RSA PRIVATE KEY|openssl genrsa -traditional -out KEY 2048",
                "BEGIN PRIVATE KEY|openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out KEY",
                "BEGIN EC PARAMETERS|openssl ecparam -name prime256v1 -genkey -out KEY",
                "BEGIN EC PRIVATE KEY|openssl ecparam -name secp384r1 -genkey -noout -out KEY",
                "BEGIN PRIVATE KEY|openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out KEY"
            })
    void masterServesWithAKeyOfThisForm(String begin, String command) {
        Path key = make(command);
        assertThat(Folders.read(key)).startsWith("-----" + begin);
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        try (RunningMaster master = RunningMaster.start(
                database, database.newDatabase(), pki, Map.of("tls.cert", certificate(key), "tls.key", key))) {
            assertThat(Wire.isAccepted(master.port(), pki.client("web"))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openssl genrsa -traditional -aes128 -passout pass:secret -out KEY 2048",
                "openssl ecparam -name P-256 -genkey -noout -out KEY; openssl ec -aes128 -passout pass:secret -in KEY -out KEY",
                "openssl genpkey -algorithm RSA -aes128 -pass pass:secret -out KEY",
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes128 -pass pass:secret -out KEY"
            })
    void encryptedKeyIsRefused(String command) {
        Path key = make(command);
        assertRefused(
                pki.client("web").cert(),
                key,
                "tls.key names an encrypted key: " + key + "; give one without a passphrase, such as: openssl pkey -in "
                        + key + " -out NEW");
    }

    @Test
    void keyOfAnotherKindIsRefused() {
        Path key = make("openssl genpkey -algorithm ED25519 -out KEY");
        assertRefused(pki.client("web").cert(), key, "tls.key names a key that is damaged, or neither RSA nor ECDSA");
    }

    @Test
    void damagedKeyIsRefused() {
        Path key = Folders.write(
                folder.resolve("cut.key"), Folders.read(pki.client("web").key()).substring(0, 90));
        assertRefused(pki.client("web").cert(), key, "tls.key names a file that is damaged");
    }

    @Test
    void fileWithoutAKeyIsRefused() {
        Path cert = pki.client("web").cert();
        assertRefused(cert, cert, "tls.key names a file that is no private key in PEM");
    }

    @Test
    void keyOfAnotherCertificateIsRefused() {
        assertRefused(
                pki.client("web").cert(),
                pki.client("other").key(),
                "tls.key names a key that does not belong to the first certificate in");
    }

    @Test
    void chainInTheWrongOrderIsRefused() {
        Pki.Identity web = pki.client("web");
        Path chain = Folders.write(folder.resolve("chain.pem"), Folders.read(pki.ca()) + Folders.read(web.cert()));
        assertRefused(chain, web.key(), "put our own certificate first, then the intermediate ones");
    }

    private static void assertRefused(Path cert, Path key, String sentence) {
        Settings settings = new Settings("X", Map.of("tls.cert", cert, "tls.key", key, "tls.ca", pki.ca()), Map.of());
        TlsConfiguration.from(settings);
        assertThatThrownBy(settings::finish)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence);
    }

    private static Path make(String command) {
        Path key = folder.resolve("k" + Integer.toHexString(command.hashCode()) + ".key");
        Command.run(folder, Map.of(), List.of("sh", "-c", command.replace("KEY", key.toString())));
        return key;
    }

    private static Path certificate(Path key) {
        Path cert = folder.resolve(key.getFileName() + ".crt");
        Command.run(
                folder,
                Map.of(),
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-new",
                        "-key",
                        key.toString(),
                        "-subj",
                        "/CN=master.test",
                        "-CA",
                        "ca.pem",
                        "-CAkey",
                        "ca.key",
                        "-addext",
                        "basicConstraints=critical,CA:FALSE",
                        "-out",
                        cert.toString()));
        return cert;
    }
}
