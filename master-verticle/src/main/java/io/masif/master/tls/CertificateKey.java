package io.masif.master.tls;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** What a certificate is revoked by. */
public record CertificateKey(X500Principal issuer, BigInteger serial) {
    /** The certificate's. */
    public static CertificateKey of(X509Certificate certificate) {
        return new CertificateKey(certificate.getIssuerX500Principal(), certificate.getSerialNumber());
    }
}
