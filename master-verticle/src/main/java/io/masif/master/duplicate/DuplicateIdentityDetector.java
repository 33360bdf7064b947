package io.masif.master.duplicate;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.domain.Digest;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.memory.Caches;
import io.masif.master.report.ReportSender;
import io.masif.master.store.ConflictStore;
import io.masif.text.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that two machines report under one name, by a plan that alternates, and records the conflict. The database has
 * the hosts that are in conflict; this class remembers only hosts whose plan changed lately.
 */
public final class DuplicateIdentityDetector {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration MIN_UPDATE_INTERVAL = Duration.ofMinutes(5);
    private static final long EXPIRY_INTERVAL_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateIdentityDetector.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Cache<String, PlanAlternation> alternations = Caches.ofHosts(WINDOW);
    private final Cache<String, Instant> recordedAt = Caches.ofHosts(WINDOW);

    public DuplicateIdentityDetector(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Ends, every minute, the conflicts for which no master has seen a sign for an hour. */
    public void scheduleExpiry() {
        vertx.setTimer(EXPIRY_INTERVAL_MILLIS, timer -> expire(WINDOW).onComplete(done -> scheduleExpiry()));
    }

    /** Ends conflicts without a sign for so long; one that begins again is logged again. */
    Future<?> expire(Duration quietPeriod) {
        return ConflictStore.expire(pool, quietPeriod)
                .onSuccess(ended -> ended.forEach(host -> {
                    recordedAt.invalidate(host);
                    LOG.info("conflict over agent={}", Quote.word(host));
                }))
                .onFailure(e -> LOG.debug("conflicts not ended, later again reason={}", DatabaseErrors.reason(e)));
    }

    /** The host's plan differs from the one in the database. */
    public void onPlanChange(ReportSender sender, Digest plan) {
        Instant now = Instant.now();
        String host = sender.host();
        ReportSender other =
                alternations.get(host, name -> new PlanAlternation(WINDOW)).recordChange(sender, plan, now);
        Instant lastRecordedAt = recordedAt.getIfPresent(host);
        if (other == null
                || (lastRecordedAt != null
                        && lastRecordedAt.plus(MIN_UPDATE_INTERVAL).isAfter(now))) {
            return;
        }
        recordedAt.put(host, now);
        // another master may have ended it in the meantime
        boolean isNew = lastRecordedAt == null || lastRecordedAt.plus(WINDOW).isBefore(now);
        boolean isSeenHere = other.connectionNumber() != sender.connectionNumber();
        String otherAddress = isSeenHere ? other.address() : "at another master";
        if (isNew) {
            LOG.warn(
                    "conflict: two machines report under one name agent={} address={} serial={} other={}",
                    Quote.word(host),
                    sender.address(),
                    sender.serial().toString(16),
                    otherAddress);
        }
        recordConflict(sender, otherAddress).onFailure(e -> {
            recordedAt.invalidate(host);
            LOG.debug(
                    "conflict not recorded, tried again at its next sign agent={} reason={}",
                    Quote.word(host),
                    DatabaseErrors.reason(e));
        });
    }

    private Future<Void> recordConflict(ReportSender sender, String otherAddress) {
        return DatabaseErrors.retryConflicts(
                vertx, () -> ConflictStore.recordConflict(pool, sender.host(), sender.address(), otherAddress));
    }
}
