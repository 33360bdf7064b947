package io.masif.boot;

import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/**
 * The files that a process proves itself with, and those that it trusts. All PEM.
 *
 * @param cert our certificate, followed by intermediate ones if there are any
 * @param key its private key, not encrypted
 * @param ca the authorities whose certificates are accepted from the other side
 */
public record TlsConfiguration(Path cert, Path key, Path ca) {
    /** Reads {@code tls.cert}, {@code tls.key} and {@code tls.ca}, and looks into the files. */
    public static TlsConfiguration from(Settings settings) {
        return new TlsConfiguration(
                certificates(settings, "tls.cert", "the file of our certificate (PEM)"),
                privateKey(settings, "tls.key"),
                certificates(settings, "tls.ca", "the file of the accepted authorities (PEM)"));
    }

    /** What we prove ourselves with. */
    public PemKeyCertOptions identity() {
        return new PemKeyCertOptions().setCertPath(cert.toString()).setKeyPath(key.toString());
    }

    /** What we trust. */
    public PemTrustOptions trust() {
        return new PemTrustOptions().addCertPath(ca.toString());
    }

    private static Path certificates(Settings settings, String key, String wanted) {
        Path path = path(settings, key, wanted);
        if (path == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(path)) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                settings.error(key, "names a file without a certificate: " + path);
            }
        } catch (CertificateException e) {
            settings.error(key, "names a file that is no certificate in PEM: " + path);
        } catch (IOException e) {
            settings.error(key, "names a file that cannot be read: " + path);
        }
        return path;
    }

    private static Path privateKey(Settings settings, String key) {
        Path path = path(settings, key, "the file of our private key (PEM, not encrypted)");
        if (path == null) {
            return null;
        }
        try {
            String pem = Files.readString(path);
            if (pem.contains("ENCRYPTED")) {
                settings.error(key, "names an encrypted key: " + path + "; give one without a passphrase");
            } else if (!pem.contains("PRIVATE KEY-----")) {
                settings.error(key, "names a file that is no private key in PEM: " + path);
            }
        } catch (IOException e) {
            settings.error(key, "names a file that cannot be read: " + path);
        }
        return path;
    }

    private static Path path(Settings settings, String key, String wanted) {
        String text = settings.required(key, wanted);
        return text == null ? null : Path.of(text);
    }
}
