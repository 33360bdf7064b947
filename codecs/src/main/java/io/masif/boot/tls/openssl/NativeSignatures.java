package io.masif.boot.tls.openssl;

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
 * Verifies the signatures of certificates by a native library, which costs a twentieth of the JDK's arithmetic. The JDK checks
 * all else of a chain.
 */
public final class NativeSignatures {
    private static final Logger LOG = LoggerFactory.getLogger(NativeSignatures.class);
    private static final Optional<Provider> PROVIDER = load();

    private NativeSignatures() {}

    /** Whether the library supports this machine. The first call loads it within a fifth of a second. */
    public static boolean isAvailable() {
        return PROVIDER.isPresent();
    }

    /**
     * Whether the library verifies these certificates as the JDK would, by their signature algorithms and keys. The JDK
     * supports more.
     */
    public static boolean verifies(List<X509Certificate> chain) {
        return isAvailable()
                && chain.stream().allMatch(each -> NativeProvider.ALGORITHMS.containsValue(each.getSigAlgOID()))
                && NativeKeys.accept(chain);
    }

    /**
     * Checks chains that {@link #verifies} accepts, up to one of these authorities, as the JDK's own trust manager does. It
     * checks no revocation. Empty if there is no library, or no authority, or one whose key only one of the two accepts.
     */
    public static Optional<X509TrustManager> pkix(List<X509Certificate> authorities) {
        return PROVIDER.filter(there -> !authorities.isEmpty() && NativeKeys.accept(authorities))
                .map(provider -> {
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
                Provider signatures = new NativeProvider(provider);
                // PKIX finds a provider by its name
                Security.addProvider(signatures);
                return Optional.of(signatures);
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
