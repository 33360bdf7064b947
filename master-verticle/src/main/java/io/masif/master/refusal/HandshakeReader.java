package io.masif.master.refusal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Finds out whether a handshake failed because of a certificate. */
final class HandshakeReader {
    /** How BoringSSL and the JDK say that a client has sent no certificate. */
    private static final List<String> NO_CERTIFICATE =
            List.of("PEER_DID_NOT_RETURN_A_CERTIFICATE", "EMPTY CLIENT CERTIFICATE CHAIN");

    private static final List<String> ABOUT_CERTIFICATES = List.of("CERTIFICATE", "UNKNOWN CA");

    private HandshakeReader() {}

    static Optional<CertificateRefusal> read(Throwable failure) {
        CertificateRefusal own = CertificateRefusal.in(failure);
        if (own != null) {
            return Optional.of(own);
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SSLException) {
                Optional<CertificateRefusal> found = read(String.valueOf(each.getMessage()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<CertificateRefusal> read(String message) {
        String text = message.toUpperCase(Locale.ROOT);
        if (NO_CERTIFICATE.stream().anyMatch(text::contains)) {
            return Optional.of(
                    CertificateRefusal.without(RefusalReason.NO_CERTIFICATE, "the client shows no certificate"));
        }
        int alert = text.lastIndexOf("ALERT");
        String words = alert < 0 ? "" : text.substring(alert).replace('_', ' ');
        return ABOUT_CERTIFICATES.stream().anyMatch(words::contains)
                ? Optional.of(CertificateRefusal.without(
                        RefusalReason.BY_CLIENT,
                        "the client refuses this master's certificate: " + words.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
