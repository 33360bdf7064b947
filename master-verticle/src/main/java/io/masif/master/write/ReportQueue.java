package io.masif.master.write;

import io.masif.master.database.DatabaseDistance;
import io.masif.master.overload.WriteAdmission;
import io.masif.master.overload.WriteQueueLimit;
import io.masif.master.report.ReportSubmission;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reports that wait to be written, at most one of each host. {@link WriteQueueLimit} decides when the queue is full. */
final class ReportQueue {
    private static final int MAX_BATCH_REPORTS = 500;
    /** A quarter of MariaDB's default max_allowed_packet. */
    private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    private final WriteQueueLimit limit;
    private final LinkedHashMap<String, QueuedReport> queued = new LinkedHashMap<>();
    private int queuedBytes;

    ReportQueue(DatabaseDistance distance) {
        this.limit = new WriteQueueLimit(distance);
    }

    private static final class QueuedReport {
        private final Message<ReportSubmission> message;
        private final long sinceNanos;

        QueuedReport(Message<ReportSubmission> message, long sinceNanos) {
            this.message = message;
            this.sinceNanos = sinceNanos;
        }
    }

    /** Whether another report would wait too long, or need too much memory. */
    boolean isFull(long nowNanos, boolean isStalled) {
        long eldestWaitNanos = nowNanos - eldestNanos(nowNanos);
        return isStalled
                ? limit.isFullWhileStalled(queued.size(), queuedBytes, eldestWaitNanos)
                : limit.isFull(queued.size(), queuedBytes, eldestWaitNanos);
    }

    /** When the first report came; now if there is none. */
    long eldestNanos(long nowNanos) {
        return queued.isEmpty() ? nowNanos : eldest().sinceNanos;
    }

    /** How long it takes to write so many reports, as far as it is known. */
    Duration expectedTime(int reports) {
        return limit.expectedTime(reports);
    }

    /** Removes the reports that have waited too long. */
    List<Message<ReportSubmission>> takeOverdue(long nowNanos, boolean isStalled) {
        return takeOlderThan(nowNanos - limit.maxWaitNanos(isStalled));
    }

    /** Whether another report would need too much memory. */
    boolean isMemoryFull() {
        return WriteQueueLimit.isMemoryFull(queued.size(), queuedBytes);
    }

    /** Adds a report. It replaces a queued report of the same host, which is refused: a host waits for one answer only. */
    void add(Message<ReportSubmission> message, long nowNanos) {
        QueuedReport replaced = queued.remove(message.body().host());
        queued.put(message.body().host(), new QueuedReport(message, nowNanos));
        queuedBytes += estimatedBytes(message) - (replaced == null ? 0 : estimatedBytes(replaced.message));
        if (replaced != null) {
            replaced.message.reply(WriteAdmission.replacedFailure().toReplyException());
        }
    }

    /** Measures how long it takes to write a report. */
    void recordWrite(int reports, long nanos) {
        limit.recordWrite(reports, nanos);
    }

    /** Removes the reports that can be written together: at least one, unless no client waits for any. */
    List<Message<ReportSubmission>> takeBatch() {
        List<Message<ReportSubmission>> batch = new ArrayList<>();
        int batchBytes = 0;
        while (dropAbandoned() && batch.size() < MAX_BATCH_REPORTS) {
            batchBytes += estimatedBytes(eldest().message);
            if (!batch.isEmpty() && batchBytes > MAX_BATCH_BYTES) {
                break;
            }
            batch.add(takeEldest());
        }
        return batch;
    }

    /** Removes the reports that were added before that moment. */
    List<Message<ReportSubmission>> takeOlderThan(long limitNanos) {
        List<Message<ReportSubmission>> old = new ArrayList<>();
        while (!queued.isEmpty() && eldest().sinceNanos < limitNanos) {
            old.add(takeEldest());
        }
        return old;
    }

    /** Drops the reports at the head whose clients do not wait any more; false if the queue is empty then. */
    boolean dropAbandoned() {
        while (!queued.isEmpty() && eldest().message.body().isClientGone()) {
            takeEldest();
        }
        return !queued.isEmpty();
    }

    /** Removes the report that has waited longest; there must be one. */
    Message<ReportSubmission> takeEldest() {
        Message<ReportSubmission> message = eldest().message;
        queued.remove(message.body().host());
        queuedBytes -= estimatedBytes(message);
        return message;
    }

    private QueuedReport eldest() {
        return queued.values().iterator().next();
    }

    private static int estimatedBytes(Message<ReportSubmission> message) {
        return message.body().report().estimatedBytes();
    }
}
