package io.masif.master.trust.authority;

import io.masif.boot.tls.CertificateFile;
import io.masif.boot.tls.TlsFileException;
import io.masif.master.tls.CertificateKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * The authorities that sign agents' certificates and revocation lists, including intermediate authorities.
 *
 * @param expiredCertificates those of them that have expired: their revocation lists still count, certificates do not
 */
public record Authorities(List<X509Certificate> certificates, Set<X509Certificate> expiredCertificates) {
    /** The bit of keyUsage that allows signing revocation lists. */
    private static final int CRL_SIGN = 6;

    public Authorities {
        certificates = List.copyOf(certificates);
        expiredCertificates = Set.copyOf(expiredCertificates);
    }

    public static Authorities read(Path path, Instant now) throws TlsFileException {
        return new Authorities(CertificateFile.read(path), Set.of()).withExpiryAt(now);
    }

    /** The same authorities at another moment. */
    public Authorities withExpiryAt(Instant now) {
        return new Authorities(
                certificates,
                certificates.stream()
                        .filter(each -> !expiryOf(each).isAfter(now))
                        .collect(Collectors.toSet()));
    }

    /** When the certificate expires. */
    public static Instant expiryOf(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    /** Whether an authority has the issuer's name. */
    boolean containsIssuer(X500Principal issuer) {
        return certificates.stream()
                .anyMatch(each -> each.getSubjectX500Principal().equals(issuer));
    }

    /** Whether an authority has the name and the key of this one. */
    boolean containsKeyOf(X509Certificate authority) {
        return certificates.stream()
                .anyMatch(each -> each.getSubjectX500Principal().equals(authority.getSubjectX500Principal())
                        && each.getPublicKey().equals(authority.getPublicKey()));
    }

    /** The authority that signed the list. */
    Optional<X509Certificate> findSigner(X509CRL list) {
        return certificates.stream()
                .filter(each -> each.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .filter(Authorities::maySignLists)
                .filter(each -> hasSigned(each, list))
                .findFirst();
    }

    /** The authorities that are neither revoked nor expired. */
    public List<X509Certificate> trustedCertificates(Revocations revocations) {
        return certificates.stream()
                .filter(each -> !expiredCertificates.contains(each))
                .filter(each -> !isRevoked(each, revocations))
                .toList();
    }

    /** Whether one of these certificates was signed by a revoked authority. */
    public boolean hasRevokedSigner(List<X509Certificate> chain, Revocations revocations) {
        return certificates.stream()
                .filter(each -> isRevoked(each, revocations))
                .anyMatch(each -> chain.stream().anyMatch(certificate -> hasSigned(each, certificate)));
    }

    private static boolean isRevoked(X509Certificate authority, Revocations revocations) {
        return revocations.isAnyRevoked(List.of(CertificateKey.of(authority)));
    }

    private static boolean hasSigned(X509Certificate authority, X509Certificate certificate) {
        try {
            if (!certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
                return false;
            }
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Checks a chain of certificates up to a trusted authority, without revocation. */
    public X509TrustManager pkix(Revocations revocations) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate each : trustedCertificates(revocations)) {
                store.setCertificateEntry("authority-" + number++, each);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean maySignLists(X509Certificate authority) {
        boolean[] usage = authority.getKeyUsage();
        return usage == null || (usage.length > CRL_SIGN && usage[CRL_SIGN]);
    }

    private static boolean hasSigned(X509Certificate authority, X509CRL list) {
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
