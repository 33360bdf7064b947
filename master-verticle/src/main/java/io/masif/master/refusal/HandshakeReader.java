package io.masif.master.refusal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Reads from the failure of a handshake whether it was about a certificate. */
final class HandshakeReader {
    /** As BoringSSL and the JDK write that a client has shown no certificate. */
    private static final List<String> NONE_SHOWN =
            List.of("PEER_DID_NOT_RETURN_A_CERTIFICATE", "EMPTY CLIENT CERTIFICATE CHAIN");

    private static final List<String> ABOUT_CERTIFICATES = List.of("CERTIFICATE", "UNKNOWN CA");

    private HandshakeReader() {}

    static Optional<CertificateRefusal> read(Throwable failure) {
        CertificateRefusal known = CertificateRefusal.in(failure);
        if (known != null) {
            return Optional.of(known);
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
        if (NONE_SHOWN.stream().anyMatch(text::contains)) {
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
