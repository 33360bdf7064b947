package io.masif.master.endpoint;

import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.master.connection.ClientLimits;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/**
 * The keys {@code api.*}.
 *
 * @param listen where agents reach the master
 * @param proxyProtocol whether a balancer sends the client's address by the PROXY protocol, on every connection
 * @param bodyLimit the most bytes of a request's body
 * @param actionLimit the most actions of a report
 * @param waitMemory about how many bytes the plans may need of reports that are held back
 * @param limits of clients
 */
public record ApiConfiguration(
        Address listen, boolean proxyProtocol, int bodyLimit, int actionLimit, long waitMemory, ClientLimits limits) {
    private static final int DEFAULT_BODY_LIMIT = 8 * 1024 * 1024;
    private static final int MAX_BODY_LIMIT = 1024 * 1024 * 1024;
    private static final int MIN_BODY_LIMIT = 1024;
    private static final int DEFAULT_ACTION_LIMIT = 5000;
    /** So many new actions of one host are stored at once, and no more. */
    private static final int MAX_ACTION_LIMIT = 20_000;

    private static final int DEFAULT_WAIT_MEGABYTES = 32;
    private static final int MAX_WAIT_MEGABYTES = 100_000;
    private static final long MEGABYTE = 1024L * 1024;

    /** Reads every key; errors are added to the settings. */
    public static ApiConfiguration from(Settings settings) {
        return new ApiConfiguration(
                settings.getParsed(AgentApiVerticle.LISTEN, "0.0.0.0:8150", "HOST:PORT", Address::parse),
                settings.getBoolean("api.proxyProtocol", false),
                settings.getInteger("api.bodyLimit", DEFAULT_BODY_LIMIT, MIN_BODY_LIMIT, MAX_BODY_LIMIT),
                settings.getInteger("api.actionLimit", DEFAULT_ACTION_LIMIT, 1, MAX_ACTION_LIMIT),
                MEGABYTE * settings.getInteger("api.waitMemory", DEFAULT_WAIT_MEGABYTES, 1, MAX_WAIT_MEGABYTES),
                ClientLimits.from(settings));
    }

    /** Without TLS. */
    HttpServerOptions createServerOptions() {
        return new HttpServerOptions()
                .setUseAlpn(false)
                .setUseProxyProtocol(proxyProtocol)
                // only event loops write: otherwise each connection has a queue of 4 kB for other threads
                .setStrictThreadMode(true)
                .setSslHandshakeTimeout(limits.handshakeTimeout().toSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false);
    }
}
