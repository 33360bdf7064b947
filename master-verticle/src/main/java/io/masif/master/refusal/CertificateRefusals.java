package io.masif.master.refusal;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.boot.logging.LogRateLimit;
import io.masif.management.Meters;
import io.masif.master.memory.Caches;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the certificates that are refused, and logs them: of one client the same once in a while, and of all clients
 * together a bounded number of lines in a minute, so that nobody fills a disk. Safe from any thread.
 */
public final class CertificateRefusals implements Shareable {
    private static final String MAP = "masif.certificate-refusals";
    /** A client that is refused comes again every minute or so. */
    private static final long REPEATED_NANOS = Duration.ofMinutes(10).toNanos();

    private static final int LINES_IN_A_MINUTE = 60;
    private static final long MOST_BYTES = 1024 * 1024;
    /** Of an entry besides its text. */
    private static final int OVERHEAD = 120;

    private static final Logger LOG = LoggerFactory.getLogger(CertificateRefusals.class);

    private final Map<RefusalReason, Counter> counters = new EnumMap<>(RefusalReason.class);
    private final Cache<String, Long> logged = Caches.create(MOST_BYTES, (key, at) -> OVERHEAD + 2 * key.length());
    private final LogRateLimit limit = new LogRateLimit(
            LINES_IN_A_MINUTE,
            Duration.ofMinutes(1),
            omitted -> LOG.info("certificates refused as well within a minute connections={}", omitted));

    private CertificateRefusals(Vertx vertx) {
        for (RefusalReason reason : RefusalReason.values()) {
            counters.put(
                    reason,
                    Counter.builder("masif.certificates.refused")
                            .description("Connections whose certificate was refused, by the reason.")
                            .tag("reason", reason.label())
                            .register(Meters.of(vertx).registry()));
        }
    }

    /** Those of this Vert.x. */
    public static CertificateRefusals of(Vertx vertx) {
        return vertx.sharedData()
                .<String, CertificateRefusals>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new CertificateRefusals(vertx));
    }

    /** Only what was about a certificate is told: anybody can send what is no TLS. */
    void handshakeFailed(Throwable failure, String address) {
        HandshakeReader.read(failure).ifPresent(refusal -> refused(refusal, address));
    }

    /** @param address where the client is, with its port */
    public void refused(CertificateRefusal refusal, String address) {
        counters.get(refusal.reason()).increment();
        String host = address.substring(address.startsWith("/") ? 1 : 0);
        if (isNew(refusal.reason() + " " + refusal.subject() + " " + host.replaceFirst(":[0-9]+$", ""))) {
            limit.log(() -> LOG.info(
                    "certificate refused reason={} subject=\"{}\" serial={} issuer=\"{}\" address={} detail=\"{}\"",
                    refusal.reason().label(),
                    refusal.subject(),
                    refusal.serial(),
                    refusal.issuer(),
                    host,
                    refusal.getMessage()));
        }
    }

    private boolean isNew(String key) {
        long now = System.nanoTime();
        Long before = logged.getIfPresent(key);
        if (before != null && now - before < REPEATED_NANOS) {
            return false;
        }
        logged.put(key, now);
        return true;
    }
}
