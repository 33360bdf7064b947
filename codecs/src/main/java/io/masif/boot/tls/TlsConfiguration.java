package io.masif.boot.tls;

import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The files with the certificate and key of a process, and with the authorities that it trusts. All PEM.
 *
 * @param cert our certificate, followed by intermediate ones if there are any
 * @param key its private key, not encrypted: RSA or ECDSA, in PKCS#1, SEC1 or PKCS#8
 * @param ca the authorities that sign the certificates of the other side
 */
public record TlsConfiguration(Path cert, Path key, Path ca) {
    /** Reads {@code tls.cert}, {@code tls.key} and {@code tls.ca}, and checks the files. */
    public static TlsConfiguration from(Settings settings) {
        Path cert = readPath(settings, "tls.cert", "the file of our certificate (PEM)");
        Path key = readPath(settings, "tls.key", "the file of our private key (PEM, not encrypted)");
        Path ca = readPath(settings, "tls.ca", "the file of the accepted authorities (PEM)");
        List<X509Certificate> chain = readFile(settings, "tls.cert", cert, CertificateFile::read);
        PrivateKey privateKey = readFile(settings, "tls.key", key, PrivateKeyFile::read);
        readFile(settings, "tls.ca", ca, CertificateFile::read);
        if (chain != null && privateKey != null) {
            readFile(settings, "tls.key", key, path -> TlsIdentity.of(chain, cert, privateKey, path));
        }
        return new TlsConfiguration(cert, key, ca);
    }

    /**
     * Our certificate and key, as the files are now; it blocks.
     *
     * @throws ConfigurationException if they have become unusable since they were checked
     */
    public TlsIdentity loadIdentity() {
        try {
            return TlsIdentity.read(cert, key);
        } catch (TlsFileException e) {
            throw new ConfigurationException(List.of("tls.cert, tls.key " + e.getMessage()));
        }
    }

    /** The authorities that we trust. */
    public PemTrustOptions trustOptions() {
        return new PemTrustOptions().addCertPath(ca.toString());
    }

    private static Path readPath(Settings settings, String key, String expected) {
        String text = settings.getRequiredText(key, expected);
        return text == null ? null : Path.of(text);
    }

    /** Null if the file could not be read; the settings have an error then. */
    private static <T> T readFile(Settings settings, String key, Path path, Reader<T> reader) {
        if (path == null) {
            return null;
        }
        try {
            return reader.read(path);
        } catch (TlsFileException e) {
            settings.addError(key, e.getMessage());
            return null;
        }
    }

    private interface Reader<T> {
        T read(Path path) throws TlsFileException;
    }
}
