package io.masif.master.connection;

import io.masif.management.Meters;
import io.masif.management.PoolMeters;
import io.masif.master.refusal.CertificateRefusals;
import io.masif.master.vertx.AcceptingTransport;
import io.masif.master.vertx.ConnectionAdmission;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the connections of agents from when they are accepted until they are closed, whether or not they send anything.
 * One that exceeds {@code api.connections} is closed at once, before TLS or anything else allocates memory for it.
 */
public final class AcceptedConnections implements ConnectionAdmission, Shareable {
    private static final String MAP = "masif.connections";
    private static final long WARNING_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(AcceptedConnections.class);

    private final AtomicInteger openCount = new AtomicInteger();
    private final AtomicLong nextWarningAtNanos = new AtomicLong(System.nanoTime());
    private volatile Counter refusedCounter;
    private volatile CertificateRefusals certificates;
    private volatile int maxConnections = Integer.MAX_VALUE;
    private volatile Duration unreadTimeout = Duration.ofHours(1);

    private AcceptedConnections() {}

    /** A Vert.x that limits the connections of agents, and whose pool of connections to the database is measured. */
    public static Vertx createVertx() {
        AcceptedConnections accepted = new AcceptedConnections();
        Vertx vertx = PoolMeters.createVertx(Vertx.builder().withTransport(new AcceptingTransport(accepted)));
        vertx.sharedData().getLocalMap(MAP).put(MAP, accepted);
        accepted.certificates = CertificateRefusals.of(vertx);
        Meters meters = Meters.of(vertx);
        meters.addGauge(
                "masif.connections",
                "Open connections of agents, in the handshake or after it.",
                accepted.openCount::get);
        accepted.refusedCounter = Counter.builder("masif.connections.refused")
                .description("Connections that were closed at once since there were too many.")
                .register(meters.registry());
        return vertx;
    }

    /** Sets the limits; to be called before a server listens. */
    public static void setLimits(Vertx vertx, ClientLimits limits) {
        AcceptedConnections accepted =
                vertx.sharedData().<String, AcceptedConnections>getLocalMap(MAP).get(MAP);
        accepted.maxConnections = limits.maxConnections();
        accepted.unreadTimeout = limits.bodyTimeout();
    }

    @Override
    public boolean tryOpen() {
        if (openCount.incrementAndGet() > maxConnections) {
            openCount.decrementAndGet();
            refusedCounter.increment();
            warnAboutLimit();
            return false;
        }
        return true;
    }

    @Override
    public void onClose() {
        openCount.decrementAndGet();
    }

    @Override
    public Duration unreadTimeout() {
        return unreadTimeout;
    }

    @Override
    public void onHandshakeFailure(Throwable reason, String address) {
        certificates.onHandshakeFailure(reason, address);
    }

    private void warnAboutLimit() {
        long scheduledAtNanos = nextWarningAtNanos.get();
        if (System.nanoTime() - scheduledAtNanos >= 0
                && nextWarningAtNanos.compareAndSet(scheduledAtNanos, System.nanoTime() + WARNING_INTERVAL_NANOS)) {
            LOG.warn(
                    "new connections are refused, there are as many as api.connections allows connections={}",
                    maxConnections);
        }
    }
}
