package io.masif.master.meter;

import io.masif.management.Meters;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.trust.TrustState;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Measures the age of the lists of revoked certificates, the validity of the master's certificate, and failed handshakes. */
public final class TrustMeters {
    private final AtomicReference<TrustState> latest = new AtomicReference<>();

    private TrustMeters() {}

    /** Subscribes to the events that it measures. */
    public static void register(Vertx vertx) {
        TrustMeters trust = new TrustMeters();
        Meters meters = Meters.of(vertx);
        trust.registerGauges(meters);
        Counter failed = Counter.builder("masif.handshakes.failed")
                .description("Connections that were refused in or right after the handshake.")
                .register(meters.registry());
        vertx.eventBus().<TrustState>localConsumer(TrustState.ADDRESS, message -> trust.latest.set(message.body()));
        vertx.eventBus().<HandshakeFailure>localConsumer(HandshakeFailure.ADDRESS, message -> failed.increment());
    }

    private void registerGauges(Meters meters) {
        meters.addGauge(
                "masif.crl.age.seconds",
                "Since the oldest list of revoked certificates was made; NaN without one.",
                () -> -secondsUntil(TrustState::oldestListIssuedAt));
        meters.addGauge(
                "masif.crl.expires.seconds",
                "Until the first of these lists has to be replaced, negative when that is overdue; NaN without one.",
                () -> secondsUntil(TrustState::firstListExpiresAt));
        meters.addGauge(
                "masif.crl.revoked",
                "Certificates that are revoked.",
                () -> latest.get() == null ? Double.NaN : latest.get().revokedCount());
        meters.addGauge(
                "masif.certificate.expires.seconds",
                "Until our own certificate is no longer valid.",
                () -> secondsUntil(TrustState::certificateExpiresAt));
        meters.addGauge(
                "masif.trust.troubles",
                "What is wrong with the files of tls.*; the log says it.",
                () -> latest.get() == null ? Double.NaN : latest.get().problemCount());
    }

    private double secondsUntil(Function<TrustState, Instant> moment) {
        TrustState state = latest.get();
        return state == null || moment.apply(state) == null
                ? Double.NaN
                : Duration.between(Instant.now(), moment.apply(state)).toSeconds();
    }
}
