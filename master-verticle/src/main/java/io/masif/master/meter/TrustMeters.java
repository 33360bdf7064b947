package io.masif.master.meter;

import io.masif.management.Meters;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.tls.TrustState;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Tells how old the lists of revoked certificates are, until when our certificate is valid, and who was kept out. */
public final class TrustMeters {
    private final AtomicReference<TrustState> latest = new AtomicReference<>();

    private TrustMeters() {}

    /** Listens to what is published about it, from now on. */
    public static void watch(Vertx vertx) {
        TrustMeters trust = new TrustMeters();
        Meters meters = Meters.of(vertx);
        trust.gauges(meters);
        Counter failed = Counter.builder("masif.handshakes.failed")
                .description("Connections that were refused in or right after the handshake.")
                .register(meters.registry());
        vertx.eventBus().<TrustState>localConsumer(TrustState.ADDRESS, message -> trust.latest.set(message.body()));
        vertx.eventBus().<HandshakeFailure>localConsumer(HandshakeFailure.ADDRESS, message -> failed.increment());
    }

    private void gauges(Meters meters) {
        meters.gauge(
                "masif.crl.age.seconds",
                "Since the oldest list of revoked certificates was made; NaN without one.",
                () -> -until(TrustState::listFrom));
        meters.gauge(
                "masif.crl.expires.seconds",
                "Until the first of these lists has to be replaced, negative when that is overdue; NaN without one.",
                () -> until(TrustState::listUntil));
        meters.gauge(
                "masif.crl.revoked",
                "Certificates that are revoked.",
                () -> latest.get() == null ? Double.NaN : latest.get().revoked());
        meters.gauge(
                "masif.certificate.expires.seconds",
                "Until our own certificate is no longer valid.",
                () -> until(TrustState::certificateExpires));
        meters.gauge(
                "masif.trust.troubles",
                "What is wrong with the files of tls.*; the log says it.",
                () -> latest.get() == null ? Double.NaN : latest.get().troubles());
    }

    private double until(Function<TrustState, Instant> moment) {
        TrustState state = latest.get();
        return state == null || moment.apply(state) == null
                ? Double.NaN
                : Duration.between(Instant.now(), moment.apply(state)).toSeconds();
    }
}
