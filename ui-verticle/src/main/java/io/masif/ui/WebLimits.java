package io.masif.ui;

import io.masif.boot.Settings;
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
    private static final int HOUR = 3600;
    private static final int FEWEST_CONNECTIONS = 4;
    private static final int MOST_CONNECTIONS = 100_000;

    /** Reads {@code web.bodyTimeout} and {@code web.idleTimeout}, in seconds, and {@code web.connections}. */
    static WebLimits read(Settings settings) {
        return new WebLimits(
                Duration.ofSeconds(settings.integer("web.bodyTimeout", 60, 1, HOUR)),
                Duration.ofSeconds(settings.integer("web.idleTimeout", 90, 1, HOUR)),
                settings.integer("web.connections", 1000, FEWEST_CONNECTIONS, MOST_CONNECTIONS));
    }

    /** The most that are open at once from one address. */
    int connectionsOfOneClient() {
        return connections / FEWEST_CONNECTIONS;
    }
}
