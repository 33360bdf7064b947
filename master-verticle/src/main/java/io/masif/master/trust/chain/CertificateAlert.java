package io.masif.master.trust.chain;

import io.masif.master.vertx.TlsAlert;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Why a client's certificate is refused, as an exception that becomes the fitting TLS alert: without a code of its own,
 * BoringSSL tells the client of an internal error of ours.
 */
final class CertificateAlert {
    private static final Set<Object> ENGINE_REASONS =
            Set.of(BasicReason.EXPIRED, BasicReason.NOT_YET_VALID, BasicReason.REVOKED);
    private static final Set<String> CLIENT_PURPOSES = Set.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");

    private CertificateAlert() {}

    /** The same, with the alert that fits: unknown_ca, unsupported_certificate or bad_certificate, unless it has one. */
    static CertificateException withAlert(CertificateException reason, List<X509Certificate> chain) {
        boolean isUnknownAuthority = false;
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException e && ENGINE_REASONS.contains(e.getReason())) {
                return reason;
            }
            isUnknownAuthority |= cause instanceof CertPathBuilderException;
        }
        TlsAlert alert = isUnknownAuthority
                ? TlsAlert.UNKNOWN_CA
                : isForClients(chain) ? TlsAlert.BAD_CERTIFICATE : TlsAlert.UNSUPPORTED_CERTIFICATE;
        return alert.toException(reason.getMessage(), reason);
    }

    /** A certificate that could be forged: bad_certificate. */
    static CertificateException forWeakCertificate(String sentence) {
        return TlsAlert.BAD_CERTIFICATE.toException(sentence, null);
    }

    static boolean isForClients(List<X509Certificate> chain) {
        try {
            List<String> purposes = chain.get(0).getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(CLIENT_PURPOSES::contains);
        } catch (CertificateParsingException e) {
            return true;
        }
    }
}
