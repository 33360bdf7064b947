package io.masif.master.write;

import io.masif.master.overload.WriteQueueLimit;
import io.masif.master.report.HostReport;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reports that wait to be written, one of each host. {@link WriteQueueLimit} decides when the queue is full. */
final class ReportQueue {
    private static final int MAX_BATCH_REPORTS = 500;
    /** A quarter of what MariaDB takes in one statement, if nobody told it otherwise. */
    private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    private final WriteQueueLimit limit = new WriteQueueLimit();
    private final LinkedHashMap<String, QueuedReport> queued = new LinkedHashMap<>();
    private int queuedBytes;

    private record QueuedReport(Message<HostReport> message, long sinceNanos) {}

    /** Whether another report would wait too long, or need too much memory. */
    boolean isFull(long nowNanos) {
        long eldestWaitNanos = queued.isEmpty() ? 0 : nowNanos - eldest().sinceNanos();
        return limit.isFull(queued.size(), queuedBytes, eldestWaitNanos);
    }

    /** Whether it needs too much memory. */
    boolean isMemoryFull() {
        return WriteQueueLimit.isMemoryFull(queued.size(), queuedBytes);
    }

    /** The one of the same host in whose place it comes, and that is not to be written any more; null if there is none. */
    Message<HostReport> add(Message<HostReport> message, long nowNanos) {
        QueuedReport replaced = queued.remove(message.body().host());
        queued.put(message.body().host(), new QueuedReport(message, nowNanos));
        queuedBytes += message.body().estimatedBytes()
                - (replaced == null ? 0 : replaced.message().body().estimatedBytes());
        return replaced == null ? null : replaced.message();
    }

    /** How long it took to write so many. */
    void recordWrite(int reports, long nanos) {
        limit.recordWrite(reports, nanos);
    }

    /** Takes those that can be written together: at least one, unless nobody waits for any. */
    List<Message<HostReport>> takeBatch() {
        List<Message<HostReport>> batch = new ArrayList<>();
        int batchBytes = 0;
        while (dropAbandoned() && batch.size() < MAX_BATCH_REPORTS) {
            batchBytes += eldest().message().body().estimatedBytes();
            if (!batch.isEmpty() && batchBytes > MAX_BATCH_BYTES) {
                break;
            }
            batch.add(takeEldest());
        }
        return batch;
    }

    /** Takes those that have waited longer than that. */
    List<Message<HostReport>> takeOlderThan(long limitNanos) {
        List<Message<HostReport>> old = new ArrayList<>();
        while (!queued.isEmpty() && eldest().sinceNanos() < limitNanos) {
            old.add(takeEldest());
        }
        return old;
    }

    /** Forgets those at the front whose host waits no longer; false if there are no others. */
    boolean dropAbandoned() {
        while (!queued.isEmpty() && eldest().message().body().isClientGone().getAsBoolean()) {
            takeEldest();
        }
        return !queued.isEmpty();
    }

    /** Takes the one that has waited longest; there must be one. */
    Message<HostReport> takeEldest() {
        Message<HostReport> message = eldest().message();
        queued.remove(message.body().host());
        queuedBytes -= message.body().estimatedBytes();
        return message;
    }

    private QueuedReport eldest() {
        return queued.values().iterator().next();
    }
}
