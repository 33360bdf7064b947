package io.masif.master.tls;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** By what a list of revoked certificates identifies a certificate. */
public record CertificateKey(X500Principal issuer, BigInteger serial) {
    /** The key of a certificate. */
    public static CertificateKey of(X509Certificate certificate) {
        return new CertificateKey(certificate.getIssuerX500Principal(), certificate.getSerialNumber());
    }
}
