package io.masif.ui.http;

import io.masif.boot.config.Settings;
import java.time.Duration;

/**
 * What browsers and programs may cost.
 *
 * @param body from a request's headers to the end of its body
 * @param idle from a connection's begin, or its last answer, to the next request's last header, whatever trickles in; and
 *     what an answer may wait for its client to read on
 * @param connections the most that are open at once; a quarter of them from one address that is no proxy's
 */
public record WebLimits(Duration body, Duration idle, int connections) {
    private static final int MAX_TIMEOUT_SECONDS = 3600;
    private static final int MIN_CONNECTIONS = 4;
    private static final int MAX_CONNECTIONS = 100_000;

    /** Reads {@code web.bodyTimeout} and {@code web.idleTimeout}, in seconds, and {@code web.connections}. */
    public static WebLimits read(Settings settings) {
        return new WebLimits(
                Duration.ofSeconds(settings.getInteger("web.bodyTimeout", 60, 1, MAX_TIMEOUT_SECONDS)),
                Duration.ofSeconds(settings.getInteger("web.idleTimeout", 90, 1, MAX_TIMEOUT_SECONDS)),
                settings.getInteger("web.connections", 1000, MIN_CONNECTIONS, MAX_CONNECTIONS));
    }

    /** The most that are open at once from one address. */
    int maxConnectionsPerClient() {
        return connections / MIN_CONNECTIONS;
    }
}
