package io.masif.ui.tls;

import io.masif.boot.tls.ExpiryWarning;
import io.masif.boot.tls.TlsIdentity;
import io.masif.management.Meters;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The certificate in force, and what is wrong with it or its files. Safe from any thread. */
public final class CertificateState {
    private volatile TlsIdentity inForce;
    private volatile Optional<String> fileProblem = Optional.empty();

    /** @param inForce the certificate with which the server starts */
    public CertificateState(TlsIdentity inForce) {
        this.inForce = inForce;
    }

    public TlsIdentity inForce() {
        return inForce;
    }

    /** What an administrator has to do something about: a sentence, or empty. */
    public Optional<String> warning() {
        return fileProblem
                .map(sentence ->
                        "web.tls.cert, web.tls.key " + sentence + "; the certificate from before stays in force")
                .or(() -> ExpiryWarning.find(inForce.expiresAt(), Instant.now())
                        .map(expiry -> "web.tls.cert " + expiry + ": give a new certificate, or browsers and programs"
                                + " refuse this UI"));
    }

    /** Publishes until when the certificate is valid. */
    public void registerGauge(Vertx vertx) {
        Meters.of(vertx)
                .addGauge(
                        "masif.certificate.expires.seconds",
                        "Until our own certificate is no longer valid.",
                        () -> Duration.between(Instant.now(), inForce.expiresAt())
                                .toSeconds());
    }

    void setInForce(TlsIdentity renewed) {
        inForce = renewed;
    }

    /** @param sentence about the files, to follow their keys; empty if they are in force */
    void setFileProblem(Optional<String> sentence) {
        fileProblem = sentence;
    }
}
