package io.masif.master.duplicate;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.domain.Digest;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.memory.Caches;
import io.masif.master.report.ReportSender;
import io.masif.master.store.ConflictStore;
import io.masif.master.store.ConflictStore.Conflict;
import io.masif.text.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final long RECORD_PAUSE_MILLIS = 500;
    private static final int MAX_RECORDED = 500;

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateIdentityDetector.class);

    private final Vertx vertx;
    private final Pool pool;
    private final Cache<String, PlanAlternation> alternations = Caches.ofHosts(WINDOW);
    private final Cache<String, Instant> recordedAt = Caches.ofHosts(WINDOW);
    /** By host; they are yet to be recorded. */
    private final Map<String, Conflict> pending = new ConcurrentHashMap<>();

    private final AtomicBoolean isRecording = new AtomicBoolean();

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
        pending.put(host, new Conflict(host, sender.address(), otherAddress));
        record();
    }

    /**
     * Records what is pending, one transaction after the other, with a pause in between: each keeps all reports from being
     * written, and a change of the network may put many hosts into conflict at once.
     */
    private void record() {
        if (pending.isEmpty() || !isRecording.compareAndSet(false, true)) {
            return;
        }
        List<Conflict> some = pending.values().stream().limit(MAX_RECORDED).toList();
        some.forEach(each -> pending.remove(each.host(), each));
        DatabaseErrors.retryConflicts(vertx, () -> ConflictStore.recordConflicts(pool, some))
                .onFailure(e -> {
                    some.forEach(each -> recordedAt.invalidate(each.host()));
                    LOG.debug(
                            "conflicts not recorded, tried again at their next sign hosts={} reason={}",
                            some.size(),
                            DatabaseErrors.reason(e));
                })
                .onComplete(done -> vertx.setTimer(RECORD_PAUSE_MILLIS, timer -> {
                    isRecording.set(false);
                    record();
                }));
    }
}
