package io.masif.master.connection;

import io.masif.boot.config.Settings;
import java.time.Duration;

/**
 * What clients may cost: how long one may take that is slow or dead, and how many there may be.
 *
 * @param handshakeTimeout from a connection's begin to the end of its TLS handshake
 * @param bodyTimeout from a request's headers to the end of its body; and what an answer may wait for its client to read
 * @param idleTimeout from a connection's begin, or its last request, to the next request's last header; whatever trickles in;
 *     longer where hosts are told to come back later
 * @param maxConnections the most that are open at once, whatever they do
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
