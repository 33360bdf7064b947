package io.masif.master.tls;

import io.masif.boot.CertificateTrust;
import java.nio.ByteBuffer;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Accepts, within the handshake, an agent whose certificate is valid by PKIX and not revoked. A resumed session is not
 * asked about here: see {@link Trust#accepts}.
 */
final class AgentTrust extends CertificateTrust {
    /** What PKIX said of a chain, signatures above all, counts as long as that: authorities expire as well. */
    private static final Duration CHECKED_FOR = Duration.ofHours(1);

    /** Some ten thousand chains. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final Revocations revocations;
    private final ByFingerprint<Instant> checked = new ByFingerprint<>(MOST_BYTES);

    AgentTrust(Authorities authorities, Revocations revocations) {
        super(authorities.pkix(revocations));
        this.revocations = revocations;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        List<X509Certificate> certificates = Arrays.asList(chain);
        Instant now = Instant.now();
        ByteBuffer fingerprint = ByFingerprint.of(certificates);
        Instant until = checked.get(fingerprint);
        if (until == null || !now.isBefore(until)) {
            pkix().checkClientTrusted(chain, authType);
            checked.put(fingerprint, until(certificates, now.plus(CHECKED_FOR)), 0);
        }
        // nothing is kept of a chain that nobody has vouched for
        if (revocations.revoked(peer(certificates).keys())) {
            // in this wrapping it becomes the alert that says so to the agent
            String name = chain[0].getSubjectX500Principal().getName();
            throw new CertificateException(
                    "revoked: " + name,
                    new CertPathValidatorException(
                            "revoked: " + name, null, null, -1, CertPathValidatorException.BasicReason.REVOKED));
        }
    }

    /** That moment, or an earlier one at which the first certificate expires. */
    private static Instant until(List<X509Certificate> certificates, Instant latest) {
        return certificates.stream()
                .map(Authorities::expires)
                .filter(latest::isAfter)
                .min(Instant::compareTo)
                .orElse(latest);
    }

    private static PeerChain peer(List<X509Certificate> certificates) throws CertificateException {
        try {
            return PeerChain.of(certificates);
        } catch (IllegalArgumentException e) {
            throw new CertificateException("the certificate cannot be read", e);
        }
    }
}
