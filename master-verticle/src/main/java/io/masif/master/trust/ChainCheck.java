package io.masif.master.trust;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.boot.logging.LogRateLimit;
import io.masif.boot.tls.NativeSignatures;
import io.masif.master.memory.Caches;
import io.masif.master.tls.ChainFingerprint;
import io.masif.master.tls.PeerChain;
import io.masif.text.Quote;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether chains of certificates are valid and not revoked, by authorities and lists of one moment. */
public final class ChainCheck {
    /** What PKIX said of a chain, signatures above all, counts as long as that: authorities expire as well. */
    private static final Duration CHECK_DURATION = Duration.ofHours(1);

    /** Some ten thousand chains. */
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    /** Matters only where servers are checked. */
    private static final String AUTH_TYPE = "UNKNOWN";

    private static final Logger LOG = LoggerFactory.getLogger(ChainCheck.class);
    private static final LogRateLimit WEAK_LOG_LIMIT = new LogRateLimit(
            10, omitted -> LOG.info("weak certificates as well within a second connections={}", omitted));

    private final X509TrustManager pkix;
    /** The same, and verifies signatures by the native library; empty if all are verified by the JDK. */
    private final Optional<X509TrustManager> nativePkix;

    private final boolean weakAllowed;
    private final Authorities authorities;
    private final Revocations revocations;
    private final Cache<ChainFingerprint, Instant> checkedUntil =
            Caches.ofBytes(MAX_BYTES, (chain, until) -> ChainFingerprint.ENTRY_OVERHEAD_BYTES);

    /** @param weakAllowed whether certificates count that {@link WeakCertificate} names */
    public ChainCheck(Authorities authorities, Revocations revocations, boolean weakAllowed) {
        this(
                authorities,
                revocations,
                weakAllowed,
                NativeSignatures.pkix(authorities.trustedCertificates(revocations)));
    }

    /** @param nativePkix for the chains that it verifies; the JDK verifies all if it is empty */
    public ChainCheck(
            Authorities authorities,
            Revocations revocations,
            boolean weakAllowed,
            Optional<X509TrustManager> nativePkix) {
        this.weakAllowed = weakAllowed;
        this.authorities = authorities;
        this.pkix = authorities.pkix(revocations);
        this.nativePkix = nativePkix;
        this.revocations = revocations;
    }

    X509TrustManager pkix() {
        return pkix;
    }

    /** @throws CertificateException saying what is wrong with it */
    public void check(List<X509Certificate> chain) throws CertificateException {
        Instant now = Instant.now();
        ChainFingerprint fingerprint = ChainFingerprint.of(chain);
        Instant until = checkedUntil.getIfPresent(fingerprint);
        if (until == null || !now.isBefore(until)) {
            checkPath(chain);
            checkStrength(chain);
            checkedUntil.put(fingerprint, earliestExpiry(chain, now.plus(CHECK_DURATION)));
        }
        // nothing is kept of a chain that nobody has vouched for
        if (revocations.isAnyRevoked(toPeerChain(chain).keys())) {
            throw revoked(chain);
        }
    }

    private void checkPath(List<X509Certificate> chain) throws CertificateException {
        try {
            nativePkix
                    .filter(there -> NativeSignatures.verifies(chain))
                    .orElse(pkix)
                    .checkClientTrusted(chain.toArray(X509Certificate[]::new), AUTH_TYPE);
        } catch (CertificateException e) {
            throw authorities.hasRevokedSigner(chain, revocations)
                    ? revoked(chain)
                    : CertificateAlert.withAlert(e, chain);
        }
    }

    /** In this wrapping it becomes the alert that says so to the agent. */
    private static CertificateException revoked(List<X509Certificate> chain) {
        String name = chain.get(0).getSubjectX500Principal().getName();
        return new CertificateException(
                "revoked: " + name,
                new CertPathValidatorException(
                        "revoked: " + name, null, null, -1, CertPathValidatorException.BasicReason.REVOKED));
    }

    private void checkStrength(List<X509Certificate> chain) throws CertificateException {
        Optional<String> weak = WeakCertificate.findWeakness(chain);
        if (weak.isPresent()) {
            String subject = Quote.of(chain.get(0).getSubjectX500Principal().getName());
            WEAK_LOG_LIMIT.log(() -> LOG.warn(
                    "a certificate is weak subject={} reason={} accepted={}", subject, weak.get(), weakAllowed));
            if (!weakAllowed) {
                throw CertificateAlert.forWeakCertificate(subject + ": " + weak.get());
            }
        }
    }

    /** That moment, or an earlier one at which the first certificate expires. */
    private static Instant earliestExpiry(List<X509Certificate> chain, Instant latest) {
        return chain.stream()
                .map(Authorities::expiryOf)
                .filter(latest::isAfter)
                .min(Instant::compareTo)
                .orElse(latest);
    }

    private static PeerChain toPeerChain(List<X509Certificate> chain) throws CertificateException {
        try {
            return PeerChain.of(chain);
        } catch (IllegalArgumentException e) {
            throw new CertificateException("the certificate cannot be read", e);
        }
    }
}
