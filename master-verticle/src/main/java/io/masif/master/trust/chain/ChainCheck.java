package io.masif.master.trust.chain;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.boot.logging.LogRateLimit;
import io.masif.boot.tls.openssl.NativeSignatures;
import io.masif.master.memory.Caches;
import io.masif.master.tls.ChainFingerprint;
import io.masif.master.tls.PeerChain;
import io.masif.master.trust.authority.Authorities;
import io.masif.master.trust.authority.Revocations;
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

/** Checks chains of certificates: by PKIX, by their strength, and by the revocation lists of one moment. */
public final class ChainCheck {
    /** For how long a result of PKIX is cached; authorities expire as well. */
    private static final Duration CHECK_DURATION = Duration.ofHours(1);

    /** Enough for some ten thousand chains. */
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    /** Used only for checks of servers. */
    private static final String AUTH_TYPE = "UNKNOWN";

    private static final Logger LOG = LoggerFactory.getLogger(ChainCheck.class);
    private static final LogRateLimit WEAK_LOG_LIMIT = new LogRateLimit(
            10, omitted -> LOG.info("weak certificates as well within a second connections={}", omitted));

    private final X509TrustManager pkix;
    /** The same with signatures verified by the native library; empty if the JDK verifies all. */
    private final Optional<X509TrustManager> nativePkix;

    private final boolean weakAllowed;
    private final Authorities authorities;
    private final Revocations revocations;
    private final Cache<ChainFingerprint, Instant> checkedUntil =
            Caches.ofBytes(MAX_BYTES, (chain, until) -> ChainFingerprint.ENTRY_OVERHEAD_BYTES);

    /** @param weakAllowed whether certificates are accepted that {@link WeakCertificate} finds */
    public ChainCheck(Authorities authorities, Revocations revocations, boolean weakAllowed) {
        this(
                authorities,
                revocations,
                weakAllowed,
                NativeSignatures.pkix(authorities.trustedCertificates(revocations)));
    }

    /** @param nativePkix checks the chains that it can verify; if empty, the JDK verifies all */
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

    /** Checks only the path, as the JDK does. */
    public X509TrustManager pkix() {
        return pkix;
    }

    /**
     * The facts about a chain that is accepted.
     *
     * @throws CertificateException with what is wrong with the chain
     */
    public PeerChain check(List<X509Certificate> chain) throws CertificateException {
        Instant now = Instant.now();
        ChainFingerprint fingerprint = ChainFingerprint.of(chain);
        Instant until = checkedUntil.getIfPresent(fingerprint);
        if (until == null || !now.isBefore(until)) {
            checkPath(chain);
            checkStrength(chain);
            checkedUntil.put(fingerprint, earliestExpiry(chain, now.plus(CHECK_DURATION)));
        }
        PeerChain peer = PeerChain.of(fingerprint, chain);
        // revocation is not cached: only chains that PKIX accepted are
        if (revocations.isAnyRevoked(peer.keys())) {
            throw revoked(chain);
        }
        return peer;
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

    /** With this cause it becomes the TLS alert certificate_revoked. */
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

    /** That moment, or an earlier one at which a certificate of the chain expires. */
    private static Instant earliestExpiry(List<X509Certificate> chain, Instant latest) {
        return chain.stream()
                .map(Authorities::expiryOf)
                .filter(latest::isAfter)
                .min(Instant::compareTo)
                .orElse(latest);
    }
}
