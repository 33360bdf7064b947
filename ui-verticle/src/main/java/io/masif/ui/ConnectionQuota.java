package io.masif.ui;

import io.masif.management.Meters;
import io.masif.ui.login.ClientAddress;
import io.masif.ui.login.TrustedProxies;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the open connections of all event loops, in all and of each client. */
final class ConnectionQuota {
    private static final long LOGGED_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionQuota.class);

    private final WebLimits limits;
    private final TrustedProxies proxies;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> ofClient = new ConcurrentHashMap<>();
    private final AtomicLong logFrom = new AtomicLong(System.nanoTime());
    private final Counter refused;

    ConnectionQuota(Vertx vertx, WebLimits limits, TrustedProxies proxies) {
        this.limits = limits;
        this.proxies = proxies;
        Meters meters = Meters.of(vertx);
        meters.gauge("masif.connections", "Open connections of browsers and programs.", open::get);
        this.refused = Counter.builder("masif.connections.refused")
                .description("Connections that were closed at once since there were too many.")
                .register(meters.registry());
    }

    /** Whether one more connection may stay open; it is then to be {@linkplain #release released}. */
    boolean admit(ClientAddress client) {
        boolean ofOneTooMany = !proxies.contains(client)
                && ofClient.merge(client.network(), 1, Integer::sum) > limits.connectionsOfOneClient();
        boolean tooMany = open.incrementAndGet() > limits.connections();
        if (ofOneTooMany || tooMany) {
            release(client);
            refused.increment();
            log(client, tooMany);
            return false;
        }
        return true;
    }

    /** It is closed. */
    void release(ClientAddress client) {
        open.decrementAndGet();
        ofClient.computeIfPresent(client.network(), (network, count) -> count == 1 ? null : count - 1);
    }

    private void log(ClientAddress client, boolean inAll) {
        long from = logFrom.get();
        if (System.nanoTime() - from >= 0 && logFrom.compareAndSet(from, System.nanoTime() + LOGGED_AGAIN_NANOS)) {
            LOG.warn(
                    "new connections are refused address={} most={} of={}",
                    client,
                    inAll ? limits.connections() : limits.connectionsOfOneClient(),
                    inAll ? "all clients" : "this client");
        }
    }
}
