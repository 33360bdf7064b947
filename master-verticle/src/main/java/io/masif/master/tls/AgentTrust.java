package io.masif.master.tls;

import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
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
    private final X509TrustManager pkix;
    private final Revocations revocations;

    AgentTrust(Authorities authorities, Revocations revocations) {
        this.pkix = authorities.pkix(revocations);
        this.revocations = revocations;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        pkix.checkClientTrusted(chain, authType);
        List<CertificateKey> keys = Arrays.stream(chain).map(CertificateKey::of).toList();
        if (revocations.revoked(keys)) {
            // in this wrapping it becomes the alert that says so to the agent
            String name = chain[0].getSubjectX500Principal().getName();
            throw new CertificateException(
                    "revoked: " + name,
                    new CertPathValidatorException(
                            "revoked: " + name, null, null, -1, CertPathValidatorException.BasicReason.REVOKED));
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
