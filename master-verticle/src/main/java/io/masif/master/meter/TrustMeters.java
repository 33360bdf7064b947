package io.masif.master.meter;

import io.masif.management.Meters;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Tells how old the list of revoked certificates is, and whom it kept out. One per Vert.x. */
public final class TrustMeters implements Shareable {
    private static final String MAP = "masif.trust";

    private final AtomicReference<Span> crl = new AtomicReference<>();
    private final AtomicReference<Instant> ourCertificate = new AtomicReference<>();
    private final Counter closed;
    private final Counter handshakes;

    private record Span(Instant issued, Instant next) {}

    private TrustMeters(Meters meters) {
        meters.gauge(
                "masif.crl.age.seconds",
                "Since the list of revoked certificates was issued; NaN without one.",
                () -> crl.get() == null
                        ? Double.NaN
                        : until(crl.get().issued()).negated().toSeconds());
        meters.gauge(
                "masif.crl.expires.seconds",
                "Until that list should have been replaced, negative when it should have been; NaN without one.",
                () -> crl.get() == null || crl.get().next() == null
                        ? Double.NaN
                        : until(crl.get().next()).toSeconds());
        meters.gauge(
                "masif.certificate.expires.seconds",
                "Until our own certificate is no longer valid; NaN if that is not known.",
                () -> ourCertificate.get() == null
                        ? Double.NaN
                        : until(ourCertificate.get()).toSeconds());
        closed = Counter.builder("masif.connections.revoked")
                .description("Connections that were closed since their certificate had been revoked.")
                .register(meters.registry());
        handshakes = Counter.builder("masif.handshakes.failed")
                .description("Connections that broke before they were trusted, for whatever reason.")
                .register(meters.registry());
    }

    /** That of this Vert.x. */
    public static TrustMeters of(Vertx vertx) {
        return vertx.sharedData()
                .<String, TrustMeters>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new TrustMeters(Meters.of(vertx)));
    }

    /**
     * This list is in force from now on; with several lists the oldest one counts.
     *
     * @param issued its {@code thisUpdate}
     * @param next its {@code nextUpdate}; null if it does not say
     */
    public void revocationList(Instant issued, Instant next) {
        crl.set(new Span(issued, next));
    }

    /** Our own certificate is valid until then. */
    public void certificate(Instant notAfter) {
        ourCertificate.set(notAfter);
    }

    /** An open connection of a revoked agent was closed. */
    public void connectionClosed() {
        closed.increment();
    }

    /** A connection broke before or in its handshake. */
    public void handshakeFailed() {
        handshakes.increment();
    }

    private static Duration until(Instant moment) {
        return Duration.between(Instant.now(), moment);
    }
}
