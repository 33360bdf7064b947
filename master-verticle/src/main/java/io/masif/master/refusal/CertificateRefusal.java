package io.masif.master.refusal;

import io.masif.text.Quote;
import java.security.cert.X509Certificate;

/**
 * Which certificate is refused, and why. It is a suppressed exception of the one that ends the handshake, because the TLS
 * alert for the client depends on the type and the causes of that one.
 */
public final class CertificateRefusal extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 300;

    private final RefusalReason reason;
    private final String subject;
    private final String issuer;
    private final String serial;

    private CertificateRefusal(RefusalReason reason, String sentence, String subject, String issuer, String serial) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.subject = subject;
        this.issuer = issuer;
        this.serial = serial;
    }

    /** @param sentence what is wrong with the certificate */
    public static CertificateRefusal of(RefusalReason reason, String sentence, X509Certificate certificate) {
        return new CertificateRefusal(
                reason,
                Quote.truncate(sentence, MAX_LENGTH),
                Quote.truncate(certificate.getSubjectX500Principal().getName(), MAX_LENGTH),
                Quote.truncate(certificate.getIssuerX500Principal().getName(), MAX_LENGTH),
                certificate.getSerialNumber().toString(16));
    }

    /** If the client's certificate is not known. */
    static CertificateRefusal without(RefusalReason reason, String sentence) {
        return new CertificateRefusal(reason, Quote.truncate(sentence, MAX_LENGTH), "-", "-", "-");
    }

    /** The refusal that is suppressed in a failure; null if there is none. */
    static CertificateRefusal in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            for (Throwable suppressed : each.getSuppressed()) {
                if (suppressed instanceof CertificateRefusal refusal) {
                    return refusal;
                }
            }
        }
        return null;
    }

    /** Why, as in the metric's label. */
    public RefusalReason reason() {
        return reason;
    }

    String subject() {
        return subject;
    }

    String issuer() {
        return issuer;
    }

    String serial() {
        return serial;
    }
}
