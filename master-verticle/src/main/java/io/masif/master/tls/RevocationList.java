package io.masif.master.tls;

import io.masif.boot.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** The optional list of revoked certificates, PEM or DER. */
public final class RevocationList {
    private RevocationList() {}

    /** Reads {@code tls.crl} and looks into the file; null if there is none. */
    public static Path path(Settings settings) {
        String text = settings.text("tls.crl", null);
        if (text == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(Path.of(text))) {
            if (CertificateFactory.getInstance("X.509").generateCRLs(in).isEmpty()) {
                settings.error("tls.crl", "names a file without a certificate revocation list: " + text);
            }
        } catch (CRLException | CertificateException e) {
            settings.error("tls.crl", "names a file that is no certificate revocation list: " + text);
        } catch (IOException e) {
            settings.error("tls.crl", "names a file that cannot be read: " + text);
        }
        return Path.of(text);
    }
}
