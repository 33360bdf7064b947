package io.masif.master.tls;

import io.masif.boot.CertificateFile;
import io.masif.boot.TlsFileException;
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
 * The authorities that sign agents' certificates, and the lists of revoked ones; intermediate authorities as well.
 *
 * @param expired those of them that have expired: their lists still count, what else they sign does not
 */
record Authorities(List<X509Certificate> certificates, Set<X509Certificate> expired) {
    /** The bit of keyUsage that allows to sign lists. */
    private static final int CRL_SIGN = 6;

    Authorities {
        certificates = List.copyOf(certificates);
        expired = Set.copyOf(expired);
    }

    static Authorities read(Path path, Instant now) throws TlsFileException {
        return new Authorities(CertificateFile.read(path), Set.of()).at(now);
    }

    /** The same, as they are at another moment. */
    Authorities at(Instant now) {
        return new Authorities(
                certificates,
                certificates.stream()
                        .filter(each -> !expires(each).isAfter(now))
                        .collect(Collectors.toSet()));
    }

    /** Until when the certificate is valid. */
    static Instant expires(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    /** When the next of those expires that have not yet; {@link Instant#MAX} if there is none. */
    Instant nextExpiry() {
        return certificates.stream()
                .filter(each -> !expired.contains(each))
                .map(Authorities::expires)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Whether the list's issuer is one of us, whether or not it signed the list. */
    boolean include(X500Principal issuer) {
        return certificates.stream()
                .anyMatch(each -> each.getSubjectX500Principal().equals(issuer));
    }

    /** Whether one of us has that name and that key. */
    boolean includeKeyOf(X509Certificate authority) {
        return certificates.stream()
                .anyMatch(each -> each.getSubjectX500Principal().equals(authority.getSubjectX500Principal())
                        && each.getPublicKey().equals(authority.getPublicKey()));
    }

    /** The one that signed the list. */
    Optional<X509Certificate> signer(X509CRL list) {
        return certificates.stream()
                .filter(each -> each.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .filter(Authorities::maySignLists)
                .filter(each -> signed(each, list))
                .findFirst();
    }

    /** Those of us that are neither revoked nor expired. */
    List<X509Certificate> trusted(Revocations revocations) {
        return certificates.stream()
                .filter(each -> !expired.contains(each))
                .filter(each -> !isRevoked(each, revocations))
                .toList();
    }

    /** Whether one of these certificates was signed by one of us that is revoked. */
    boolean hasRevokedSigner(List<X509Certificate> chain, Revocations revocations) {
        return certificates.stream()
                .filter(each -> isRevoked(each, revocations))
                .anyMatch(each -> chain.stream().anyMatch(certificate -> signed(each, certificate)));
    }

    private static boolean isRevoked(X509Certificate authority, Revocations revocations) {
        return revocations.revoked(List.of(CertificateKey.of(authority)));
    }

    private static boolean signed(X509Certificate authority, X509Certificate certificate) {
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

    /** Checks a chain of certificates up to one of us that is trusted. It knows nothing of revocation. */
    X509TrustManager pkix(Revocations revocations) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate each : trusted(revocations)) {
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

    private static boolean signed(X509Certificate authority, X509CRL list) {
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
