package io.masif.agent.client;

import io.masif.boot.tls.FileFingerprint;
import io.masif.boot.tls.TlsConfiguration;
import io.masif.boot.tls.TlsIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** The agent's certificate and key, and the authorities that it trusts, as the files had them at one moment. */
public final class TlsMaterial {
    private final String fingerprint;
    private final X509Certificate certificate;
    private final KeyCertOptions identity;
    private final TrustOptions trust;

    private TlsMaterial(String fingerprint, TlsIdentity identity, TrustOptions trust) {
        this.fingerprint = fingerprint;
        this.certificate = identity.chain().get(0);
        this.identity = identity.toOptions();
        this.trust = trust;
    }

    /** Of the files that {@link #read} reads. Blocks. */
    static String fingerprint(TlsConfiguration tls) {
        return FileFingerprint.of(List.of(tls.identity().cert(), tls.identity().key(), tls.ca()));
    }

    /**
     * Reads the files. Blocks.
     *
     * @throws Exception which says why they cannot be used
     */
    static TlsMaterial read(Vertx vertx, TlsConfiguration tls, String masterCn) throws Exception {
        String fingerprint = fingerprint(tls);
        X509TrustManager pkix = Arrays.stream(
                        tls.trustOptions().getTrustManagerFactory(vertx).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
        if (pkix.getAcceptedIssuers().length == 0) {
            throw new GeneralSecurityException("no certificate of an authority in " + tls.ca());
        }
        TlsIdentity identity = tls.loadIdentity();
        if (!fingerprint.equals(fingerprint(tls))) {
            throw new IOException("the files changed while they were read");
        }
        return new TlsMaterial(fingerprint, identity, TrustOptions.wrap(new MasterTrust(pkix, masterCn)));
    }

    /** Of the content of the files. */
    String fingerprint() {
        return fingerprint;
    }

    /** The agent's own certificate. */
    X509Certificate certificate() {
        return certificate;
    }

    /** Certificate and key. */
    KeyCertOptions identity() {
        return identity;
    }

    /** Trusts the master. */
    TrustOptions trust() {
        return trust;
    }

    /** Whether our certificate has expired. */
    public boolean isExpired(Instant now) {
        return now.isAfter(expiresAt());
    }

    /** Whether our certificate is not valid yet. */
    public boolean notYetValid(Instant now) {
        return now.isBefore(from());
    }

    /** When our certificate begins to be valid. */
    public Instant from() {
        return certificate.getNotBefore().toInstant();
    }

    /** When our certificate expires. */
    public Instant expiresAt() {
        return certificate.getNotAfter().toInstant();
    }

    /** Who signed our certificate. */
    public String issuer() {
        return certificate.getIssuerX500Principal().toString();
    }
}
