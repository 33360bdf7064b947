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
 * Counts refused certificates and logs them: the same one of one client every ten minutes, and a bounded number of lines
 * per minute for all clients, so that no client fills a disk. Safe from any thread.
 */
public final class CertificateRefusals implements Shareable {
    private static final String MAP = "masif.certificate-refusals";
    /** A refused client tries again about every minute. */
    private static final long REPEAT_NANOS = Duration.ofMinutes(10).toNanos();

    private static final int MAX_LINES_PER_MINUTE = 60;
    private static final long MAX_BYTES = 1024 * 1024;
    /** Of an entry besides its text. */
    private static final int ENTRY_OVERHEAD_BYTES = 120;

    private static final Logger LOG = LoggerFactory.getLogger(CertificateRefusals.class);

    private final Map<RefusalReason, Counter> counters = new EnumMap<>(RefusalReason.class);
    private final Cache<String, Long> logged =
            Caches.ofBytes(MAX_BYTES, (key, at) -> ENTRY_OVERHEAD_BYTES + 2 * key.length());
    private final LogRateLimit limit = new LogRateLimit(
            MAX_LINES_PER_MINUTE,
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

    /** The ones of this Vert.x. */
    public static CertificateRefusals of(Vertx vertx) {
        return vertx.sharedData()
                .<String, CertificateRefusals>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new CertificateRefusals(vertx));
    }

    /** Records only failures that are about a certificate: anybody can send what is no TLS. */
    public void onHandshakeFailure(Throwable failure, String address) {
        HandshakeReader.read(failure).ifPresent(refusal -> record(refusal, address));
    }

    /** @param address where the client is, with its port */
    public void record(CertificateRefusal refusal, String address) {
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
        Long loggedAt = logged.getIfPresent(key);
        if (loggedAt != null && now - loggedAt < REPEAT_NANOS) {
            return false;
        }
        logged.put(key, now);
        return true;
    }
}
