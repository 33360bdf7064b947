package io.masif.master.tls;

import io.masif.boot.CertificateFile;
import io.masif.boot.TlsFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/** The authorities that sign agents' certificates, and the lists of revoked ones; intermediate authorities as well. */
record Authorities(List<X509Certificate> certificates) {
    /** The bit of keyUsage that allows to sign lists. */
    private static final int CRL_SIGN = 6;

    Authorities {
        certificates = List.copyOf(certificates);
    }

    static Authorities read(Path path) throws TlsFileException {
        return new Authorities(CertificateFile.read(path));
    }

    /** Whether the list's issuer is one of us, whether or not it signed the list. */
    boolean include(X500Principal issuer) {
        return certificates.stream()
                .anyMatch(each -> each.getSubjectX500Principal().equals(issuer));
    }

    /** The one that signed the list. */
    Optional<X509Certificate> signer(X509CRL list) {
        return certificates.stream()
                .filter(each -> each.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .filter(Authorities::maySignLists)
                .filter(each -> signed(each, list))
                .findFirst();
    }

    /** Those of us that are not revoked. */
    List<X509Certificate> without(Revocations revocations) {
        return certificates.stream()
                .filter(each -> !revocations.revoked(List.of(CertificateKey.of(each))))
                .toList();
    }

    /** Checks a chain of certificates up to one of us, except those that are revoked. It knows nothing of revocation. */
    X509TrustManager pkix(Revocations revocations) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate each : without(revocations)) {
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
