package io.masif.master.endpoint;

import io.masif.clock.DatabaseClock;
import io.masif.master.host.AnswerBasis;
import io.masif.master.host.CachedAnswer;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.meter.CacheMeters;
import io.masif.master.meter.ReportMeters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * The last answer of each host, in its {@link HostEntry}. A report with the same bytes as the one before gets it again, as
 * long as the decisions are the same and none of them has ended, the clock was not set back, and the host has no other
 * certificate.
 */
final class AnswerCache {
    private final HostCache hostCache;
    private final FreshApprovals approvals;
    private final DatabaseClock clock;
    private final ReportMeters meters;
    /** A host that is answered from memory has a plan that is in memory. */
    private final CacheMeters planCacheMeters;

    AnswerCache(Vertx vertx, HostCache hostCache, FreshApprovals approvals) {
        this.hostCache = hostCache;
        this.approvals = approvals;
        this.clock = DatabaseClock.of(vertx);
        this.meters = ReportMeters.of(vertx);
        this.planCacheMeters = CacheMeters.of(vertx, "plan");
    }

    /** The answer to the report; null if it is not in memory, or not valid any more. */
    CachedAnswer get(ReportRequest request) {
        long approvalRevision = approvals.get().revision();
        HostEntry host = hostCache.get(request.host());
        CachedAnswer cached = host == null ? null : host.cachedAnswer();
        boolean isHit = cached != null
                && cached.answer() != null
                && host.hasCertificateOf(request.sender())
                && cached.isValidFor(
                        request.checksum(),
                        request.body().length,
                        approvalRevision,
                        clock.now().toEpochMilli());
        if (!isHit) {
            return null;
        }
        host.markSeen();
        meters.count(request.protocol(), ReportMeters.Kind.UNCHANGED);
        planCacheMeters.countLookup(true);
        return cached;
    }

    /** The host is still there: the report that was held back is answered. */
    void markSeen(String host) {
        HostEntry entry = hostCache.get(host);
        if (entry != null) {
            entry.markSeen();
        }
    }

    /** Whether the host's last report had the same bytes, whatever has happened to the approvals since then. */
    boolean isRepeated(ReportRequest request) {
        HostEntry host = hostCache.get(request.host());
        CachedAnswer cached = host == null ? null : host.cachedAnswer();
        return cached != null && cached.isForReport(request.checksum(), request.body().length);
    }

    /**
     * Remembers an answer.
     *
     * @param basis from which it was computed
     * @param since when it was computed
     * @param startUntilMillis until when a run of what it approves may be started
     * @param answer not to be changed; null for a report that may wait, which is only recognized
     */
    void put(
            HostEntry host,
            ReportRequest request,
            AnswerBasis basis,
            Instant since,
            long startUntilMillis,
            Buffer answer) {
        hostCache.cacheAnswer(
                host,
                new CachedAnswer(
                        request.checksum(),
                        request.body().length,
                        basis.approvalRevision(),
                        since.toEpochMilli(),
                        basis.untilMillis(),
                        startUntilMillis,
                        answer));
    }
}
