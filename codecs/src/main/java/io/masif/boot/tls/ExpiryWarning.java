package io.masif.boot.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says that a certificate expires within two weeks, or has expired. */
public final class ExpiryWarning {
    private static final Duration PERIOD = Duration.ofDays(14);

    private ExpiryWarning() {}

    /** Such as {@code expires at 2026-03-01T00:00:00Z}; empty if that is later than in two weeks. */
    public static Optional<String> find(Instant expires, Instant now) {
        return expires.minus(PERIOD).isBefore(now)
                ? Optional.of((expires.isBefore(now) ? "expired at " : "expires at ") + expires)
                : Optional.empty();
    }
}
