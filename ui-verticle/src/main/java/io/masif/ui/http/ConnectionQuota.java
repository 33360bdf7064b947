package io.masif.ui.http;

import io.masif.management.Meters;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Limits the open connections of all event loops, in total and per client. */
public final class ConnectionQuota {
    private static final long LOG_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionQuota.class);

    private final WebLimits limits;
    private final TrustedProxies proxies;
    private final AtomicInteger openConnections = new AtomicInteger();
    private final Map<String, Integer> connectionsByNetwork = new ConcurrentHashMap<>();
    private final AtomicLong nextLogNanos = new AtomicLong(System.nanoTime());
    private final Counter refusedCounter;

    public ConnectionQuota(Vertx vertx, WebLimits limits, TrustedProxies proxies) {
        this.limits = limits;
        this.proxies = proxies;
        Meters meters = Meters.of(vertx);
        meters.addGauge("masif.connections", "Open connections of browsers and programs.", openConnections::get);
        this.refusedCounter = Counter.builder("masif.connections.refused")
                .description("Connections that were closed at once since there were too many.")
                .register(meters.registry());
    }

    /** Whether a new connection may stay open; then it must be {@linkplain #release released}. */
    boolean admit(ClientAddress client) {
        boolean isClientOverLimit = !proxies.contains(client)
                && connectionsByNetwork.merge(client.network(), 1, Integer::sum) > limits.maxConnectionsPerClient();
        boolean isTotalOverLimit = openConnections.incrementAndGet() > limits.connections();
        if (isClientOverLimit || isTotalOverLimit) {
            release(client);
            refusedCounter.increment();
            logRefused(client, isTotalOverLimit);
            return false;
        }
        return true;
    }

    /** To be called when an admitted connection is closed. */
    void release(ClientAddress client) {
        openConnections.decrementAndGet();
        connectionsByNetwork.computeIfPresent(client.network(), (network, count) -> count == 1 ? null : count - 1);
    }

    private void logRefused(ClientAddress client, boolean isTotalOverLimit) {
        long nextLog = nextLogNanos.get();
        if (System.nanoTime() - nextLog >= 0
                && nextLogNanos.compareAndSet(nextLog, System.nanoTime() + LOG_INTERVAL_NANOS)) {
            LOG.warn(
                    "new connections are refused address={} most={} of={}",
                    client,
                    isTotalOverLimit ? limits.connections() : limits.maxConnectionsPerClient(),
                    isTotalOverLimit ? "all clients" : "this client");
        }
    }
}
