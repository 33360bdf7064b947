package io.masif.master.http;

import io.masif.boot.Settings;
import java.time.Duration;

/**
 * What clients may cost: how long one may take that is slow or dead, and how many there may be.
 *
 * @param handshake from a connection's begin to the end of its TLS handshake
 * @param body from a request's headers to the end of its body; and what an answer may wait for its client to read
 * @param idle from a connection's begin, or its last request, to the next request's last header; whatever trickles in;
 *     longer where hosts are told to come back later
 * @param connections the most that are open at once, whatever they do
 */
public record ClientLimits(Duration handshake, Duration body, Duration idle, int connections) {
    private static final int HOUR = 3600;
    private static final int MOST_CONNECTIONS = 1_000_000;

    /**
     * Reads {@code api.handshakeTimeout}, {@code api.bodyTimeout} and {@code api.idleTimeout}, in seconds, and {@code
     * api.connections}.
     */
    public static ClientLimits from(Settings settings) {
        return new ClientLimits(
                seconds(settings, "api.handshakeTimeout", 10),
                seconds(settings, "api.bodyTimeout", 60),
                seconds(settings, "api.idleTimeout", 90),
                settings.integer("api.connections", 25_000, 1, MOST_CONNECTIONS));
    }

    private static Duration seconds(Settings settings, String key, int otherwise) {
        return Duration.ofSeconds(settings.integer(key, otherwise, 1, HOUR));
    }
}
