package io.masif.master.http;

import io.masif.boot.Settings;
import java.time.Duration;

/**
 * How long a client may take, so that one that is slow or dead costs a bounded amount.
 *
 * @param handshake from a connection's begin to the end of its TLS handshake
 * @param body from a request's headers to the end of its body
 * @param idle from a connection's begin, or its last request, to the next request's last header; whatever trickles in
 */
public record ClientLimits(Duration handshake, Duration body, Duration idle) {
    private static final int HOUR = 3600;

    /** Reads {@code api.handshakeTimeout}, {@code api.bodyTimeout} and {@code api.idleTimeout}, in seconds. */
    public static ClientLimits from(Settings settings) {
        return new ClientLimits(
                seconds(settings, "api.handshakeTimeout", 10),
                seconds(settings, "api.bodyTimeout", 60),
                seconds(settings, "api.idleTimeout", 90));
    }

    private static Duration seconds(Settings settings, String key, int otherwise) {
        return Duration.ofSeconds(settings.integer(key, otherwise, 1, HOUR));
    }
}
