package io.masif.master.tls;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Accepts, within the handshake, an agent whose certificate is valid by PKIX and not revoked. A resumed session is not
 * asked about here: see {@link Trust#accepts}.
 */
final class AgentTrust extends X509ExtendedTrustManager {
    /** What PKIX said of a chain, signatures above all, counts as long as that: authorities expire as well. */
    private static final Duration CHECKED_FOR = Duration.ofHours(1);

    private final X509TrustManager pkix;
    private final Revocations revocations;
    private final ByFingerprint<Instant> checked = new ByFingerprint<>();

    AgentTrust(Authorities authorities, Revocations revocations) {
        this.pkix = authorities.pkix(revocations);
        this.revocations = revocations;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        List<X509Certificate> certificates = Arrays.asList(chain);
        PeerChain peer = peer(certificates);
        Instant now = Instant.now();
        ByteBuffer fingerprint = ByFingerprint.of(certificates);
        Instant until = checked.get(fingerprint);
        if (until == null || !now.isBefore(until) || !now.isBefore(peer.expires())) {
            pkix.checkClientTrusted(chain, authType);
            checked.put(fingerprint, now.plus(CHECKED_FOR));
        }
        if (revocations.revoked(peer.keys())) {
            // in this wrapping it becomes the alert that says so to the agent
            String name = chain[0].getSubjectX500Principal().getName();
            throw new CertificateException(
                    "revoked: " + name,
                    new CertPathValidatorException(
                            "revoked: " + name, null, null, -1, CertPathValidatorException.BasicReason.REVOKED));
        }
    }

    private static PeerChain peer(List<X509Certificate> certificates) throws CertificateException {
        try {
            return PeerChain.of(certificates);
        } catch (IllegalArgumentException e) {
            throw new CertificateException("the certificate cannot be read", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the master asks nobody");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return pkix.getAcceptedIssuers();
    }
}
