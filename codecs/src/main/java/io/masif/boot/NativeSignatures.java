package io.masif.boot;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the signatures of certificates by a native library, which costs a twentieth of what the JDK's arithmetic does.
 * All else about a chain of certificates remains with the JDK.
 */
public final class NativeSignatures {
    /** RSA (PKCS#1) and ECDSA, with SHA-256, SHA-384 and SHA-512: RFC 4055 and RFC 5758. */
    private static final Set<String> ALGORITHMS = Set.of(
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    private static final Logger LOG = LoggerFactory.getLogger(NativeSignatures.class);
    private static final Optional<Provider> PROVIDER = load();

    private NativeSignatures() {}

    /** Whether this machine has the library. The first call loads it, which takes a fifth of a second. */
    public static boolean isAvailable() {
        return PROVIDER.isPresent();
    }

    /** Whether the library verifies what these certificates are signed with; the JDK verifies more kinds. */
    public static boolean verifies(List<X509Certificate> chain) {
        return isAvailable() && chain.stream().allMatch(each -> ALGORITHMS.contains(each.getSigAlgOID()));
    }

    /**
     * Checks chains that {@link #verifies} accepts, up to one of these authorities, as the JDK's own trust manager does. It
     * checks no revocation. Empty if there is no library, or no authority.
     */
    public static Optional<X509TrustManager> pkix(List<X509Certificate> authorities) {
        return PROVIDER.filter(there -> !authorities.isEmpty()).map(provider -> {
            try {
                PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors(authorities), null);
                parameters.setRevocationEnabled(false);
                parameters.setSigProvider(provider.getName());
                return trustManager(new CertPathTrustManagerParameters(parameters));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static X509TrustManager trustManager(CertPathTrustManagerParameters parameters)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(parameters);
        TrustManager[] managers = factory.getTrustManagers();
        return Arrays.stream(managers)
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Set<TrustAnchor> anchors(List<X509Certificate> authorities) {
        return authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
    }

    private static Optional<Provider> load() {
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            Throwable failed = provider.getLoadingError();
            if (failed == null) {
                // the last one: whoever does not ask for it by its name gets another one
                Security.addProvider(provider);
                return Optional.of(provider);
            }
            return without(failed);
        } catch (LinkageError | RuntimeException e) {
            return without(e);
        }
    }

    private static Optional<Provider> without(Throwable reason) {
        LOG.warn(
                "agents' certificates are verified by the JDK, which costs several times the CPU: no native library for"
                        + " this machine arch={} reason={}",
                System.getProperty("os.arch"),
                reason.toString());
        return Optional.empty();
    }
}
