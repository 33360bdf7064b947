package io.masif.master.connection;

import io.masif.boot.config.Settings;
import java.time.Duration;

/**
 * Limits of clients: how long a slow or dead one may take, and how many connections are open at once.
 *
 * @param handshakeTimeout from the start of a connection to the end of its TLS handshake
 * @param bodyTimeout from a request's headers to the end of its body; also how long an answer waits for its client to read it
 * @param idleTimeout from the start of a connection, or its last request, to the last header of the next request, however many
 *     bytes of it arrive; longer while hosts have longer intervals
 * @param maxConnections in any state
 */
public record ClientLimits(Duration handshakeTimeout, Duration bodyTimeout, Duration idleTimeout, int maxConnections) {
    private static final int MAX_TIMEOUT_SECONDS = 3600;
    private static final int HIGHEST_MAX_CONNECTIONS = 1_000_000;

    /**
     * Reads {@code api.handshakeTimeout}, {@code api.bodyTimeout} and {@code api.idleTimeout}, in seconds, and {@code
     * api.connections}.
     */
    public static ClientLimits from(Settings settings) {
        return new ClientLimits(
                seconds(settings, "api.handshakeTimeout", 10),
                seconds(settings, "api.bodyTimeout", 60),
                seconds(settings, "api.idleTimeout", 90),
                settings.getInteger("api.connections", 25_000, 1, HIGHEST_MAX_CONNECTIONS));
    }

    private static Duration seconds(Settings settings, String key, int defaultValue) {
        return Duration.ofSeconds(settings.getInteger(key, defaultValue, 1, MAX_TIMEOUT_SECONDS));
    }
}
