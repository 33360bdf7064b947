package io.masif.master.vertx;

import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.internal.tcnative.CertificateVerifier;
import io.vertx.core.net.OpenSSLEngineOptions;
import java.security.cert.CertificateException;

/** The TLS alerts by which a client learns why its certificate is refused. */
public enum TlsAlert {
    UNKNOWN_CA,
    UNSUPPORTED_CERTIFICATE,
    BAD_CERTIFICATE;

    /**
     * An exception of a trust manager that becomes this alert. BoringSSL needs a code for it, and sends internal_error
     * without one; the JDK's engine chooses the alert itself.
     *
     * @param cause may be null
     */
    public CertificateException toException(String sentence, CertificateException cause) {
        if (!OpenSSLEngineOptions.isAvailable()) {
            return cause == null ? new CertificateException(sentence) : cause;
        }
        return new OpenSslCertificateException(sentence, cause, code());
    }

    /** These are no constants: BoringSSL has to be loaded. */
    private int code() {
        return switch (this) {
            case UNKNOWN_CA -> CertificateVerifier.X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY;
            case UNSUPPORTED_CERTIFICATE -> CertificateVerifier.X509_V_ERR_INVALID_PURPOSE;
            case BAD_CERTIFICATE -> CertificateVerifier.X509_V_ERR_CERT_REJECTED;
        };
    }
}
