package io.masif.master.duplicate;

import io.masif.domain.Digest;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.memory.BoundedMap;
import io.masif.master.report.ReportSender;
import io.masif.master.store.ConflictStore;
import io.masif.text.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that two machines report under one name, by the plan that goes back and forth, and notes it at the host. The
 * database says which hosts are in conflict; here is only what was seen of those whose plan changed lately.
 */
public final class DuplicateIdentityDetector {
    private static final int MAX_HOSTS = 10_000;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration MIN_UPDATE_INTERVAL = Duration.ofMinutes(5);
    private static final long EXPIRY_INTERVAL_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateIdentityDetector.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Map<String, PlanAlternation> alternations = new BoundedMap<>(MAX_HOSTS);
    private final Map<String, Instant> recordedAt = new BoundedMap<>(MAX_HOSTS);

    public DuplicateIdentityDetector(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Ends, from time to time, conflicts that no master has seen anything of for an hour. */
    public void scheduleExpiry() {
        vertx.setTimer(EXPIRY_INTERVAL_MILLIS, timer -> expire(WINDOW).onComplete(done -> scheduleExpiry()));
    }

    /** Ends those that have been quiet for so long; each is news if it begins again. */
    Future<?> expire(Duration quietPeriod) {
        return ConflictStore.expire(pool, quietPeriod)
                .onSuccess(ended -> ended.forEach(host -> {
                    recordedAt.remove(host);
                    LOG.info("conflict over agent={}", Quote.word(host));
                }))
                .onFailure(e -> LOG.debug("conflicts not ended, later again reason={}", DatabaseErrors.reason(e)));
    }

    /** The plan of that host is now another one than the database had. */
    public void onPlanChange(ReportSender sender, Digest plan) {
        Instant now = Instant.now();
        String host = sender.host();
        ReportSender other = alternations
                .computeIfAbsent(host, name -> new PlanAlternation(WINDOW))
                .recordChange(sender, plan, now);
        Instant lastRecordedAt = recordedAt.get(host);
        if (other == null
                || (lastRecordedAt != null
                        && lastRecordedAt.plus(MIN_UPDATE_INTERVAL).isAfter(now))) {
            return;
        }
        recordedAt.put(host, now);
        // perhaps ended by another master meanwhile
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
            recordedAt.remove(host);
            LOG.debug("conflict not noted, later again agent={} reason={}", Quote.word(host), DatabaseErrors.reason(e));
        });
    }

    private Future<Void> recordConflict(ReportSender sender, String otherAddress) {
        return DatabaseErrors.retryConflicts(
                vertx, () -> ConflictStore.recordConflict(pool, sender.host(), sender.address(), otherAddress));
    }
}
