package io.masif.ui.http;

import io.masif.boot.config.Settings;
import java.time.Duration;

/**
 * The limits of connections.
 *
 * @param body the timeout from a request's headers to the end of its body
 * @param idle the timeout from a connection's start, or its last answer, to the last header of the next request; and for
 *     a client that does not read its answer
 * @param connections the most open connections; one address that is no proxy's gets a quarter of them
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

    /** The most open connections of one address. */
    int maxConnectionsPerClient() {
        return connections / MIN_CONNECTIONS;
    }
}
