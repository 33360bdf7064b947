package io.masif.boot.tls;

import io.masif.boot.config.Settings;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;

/**
 * The files of mutual TLS: those of a process's own certificate, and that of the authorities that it trusts.
 *
 * @param identity our certificate and its key
 * @param ca the authorities that sign the certificates of the other side (PEM)
 */
public record TlsConfiguration(IdentityFiles identity, Path ca) {
    private static final String PREFIX = "tls";

    /** Reads {@code tls.cert}, {@code tls.key} and {@code tls.ca}, and checks the files. */
    public static TlsConfiguration from(Settings settings) {
        IdentityFiles identity = IdentityFiles.require(settings, PREFIX);
        String text = settings.getRequiredText("tls.ca", "the file of the accepted authorities (PEM)");
        Path ca = text == null ? null : Path.of(text);
        IdentityFiles.readFile(settings, "tls.ca", ca, CertificateFile::read);
        return new TlsConfiguration(identity, ca);
    }

    /** As {@link IdentityFiles#load}. */
    public TlsIdentity loadIdentity() {
        return identity.load(PREFIX);
    }

    /** The authorities that we trust. */
    public PemTrustOptions trustOptions() {
        return new PemTrustOptions().addCertPath(ca.toString());
    }
}
