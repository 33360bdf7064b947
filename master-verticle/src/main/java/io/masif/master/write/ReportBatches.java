package io.masif.master.write;

import io.masif.boot.Shutdown;
import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.logging.LogRateLimit;
import io.masif.failure.Failure;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.database.StorageState;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.meter.BatchMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.BackpressureController;
import io.masif.master.overload.WriteAdmission;
import io.masif.master.report.HostReport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports of many hosts that are gathered for a moment, written together, and answered when that is committed. */
final class ReportBatches {
    private static final Logger LOG = LoggerFactory.getLogger(ReportBatches.class);
    private static final LogRateLimit WARNING_LIMIT =
            new LogRateLimit(5, omitted -> LOG.warn("reports not written as well within a second batches={}", omitted));

    private final Vertx vertx;
    private final Duration batchDelay;
    private final ReportWriter writer;
    private final HostCache hostCache;
    private final BackpressureController backpressure;
    private final ReportMeters reportMeters;
    private final BatchMeters batchMeters;
    private final ReportQueue queue = new ReportQueue();
    private final StorageState storage;
    private boolean isWriting;

    /** @param batchDelay how long to wait for others before the first of a batch is written */
    ReportBatches(
            Vertx vertx,
            Duration batchDelay,
            ReportWriter writer,
            HostCache hostCache,
            BackpressureController backpressure) {
        this.vertx = vertx;
        this.batchDelay = batchDelay;
        this.writer = writer;
        this.hostCache = hostCache;
        this.backpressure = backpressure;
        this.reportMeters = ReportMeters.of(vertx);
        this.batchMeters = BatchMeters.of(vertx);
        this.storage = StorageState.of(vertx);
    }

    /** False if it would wait too long. */
    boolean add(Message<HostReport> report) {
        long now = System.nanoTime();
        if (queue.isFull(now)) {
            return false;
        }
        refuseReplaced(queue.add(report, now));
        if (!isWriting) {
            isWriting = true;
            vertx.setTimer(batchDelay.toMillis(), timer -> writeNext());
        }
        return true;
    }

    /** Takes those that have waited longer than that. */
    List<Message<HostReport>> takeOlderThan(long limitNanos) {
        return queue.takeOlderThan(limitNanos);
    }

    /** @param replaced by a later report of the same host; null if there is none */
    static void refuseReplaced(Message<HostReport> replaced) {
        if (replaced != null) {
            replaced.reply(WriteAdmission.refuseReplaced().toReplyException());
        }
    }

    /** Tells those who wait for the answer why these were not written. */
    void refuse(List<Message<HostReport>> reports, Throwable reason) {
        logUnwritten(reports.size(), reason);
        Failure failure =
                DatabaseErrors.isRejected(reason) ? Failure.from(reason) : DatabaseErrors.toUnavailable(reason);
        reports.forEach(message -> message.reply(failure.toReplyException()));
    }

    /** Only what the database failed with says anything about the database. */
    private void logUnwritten(int count, Throwable reason) {
        if (reason instanceof HostWriter.NobodyWaits) {
            LOG.debug("reports not written, since nobody waits for an answer count={}", count);
        } else if (!DatabaseErrors.isProgrammingError(reason) && DatabaseErrors.isRejected(reason)) {
            WARNING_LIMIT.log(
                    () -> LOG.warn("reports not written count={} reason={}", count, DatabaseErrors.reason(reason)));
        } else if (!DatabaseErrors.isProgrammingError(reason)
                && ConnectionFailure.of(reason) != ConnectionFailure.OTHER) {
            storage.failed(reason);
        } else if (!Shutdown.hasBegun(vertx)) {
            WARNING_LIMIT.log(() -> LOG.error("reports not written count={}", count, reason));
        }
    }

    private void writeNext() {
        List<Message<HostReport>> batch = queue.takeBatch();
        backpressure.recordQueueDrained(System.nanoTime());
        isWriting = !batch.isEmpty();
        if (isWriting) {
            long beganAtNanos = System.nanoTime();
            storage.begin();
            Future.succeededFuture(batch)
                    .compose(this::write)
                    .onFailure(e -> refuse(batch, e))
                    .onComplete(done -> {
                        storage.end();
                        queue.recordWrite(batch.size(), System.nanoTime() - beganAtNanos);
                        writeNext();
                    });
        }
    }

    private Future<Void> write(List<Message<HostReport>> batch) {
        long beganAtNanos = System.nanoTime();
        Map<String, HostEntry> before = new HashMap<>();
        batch.forEach(message ->
                before.put(message.body().host(), hostCache.get(message.body().host())));
        return writer.write(batch.stream().map(Message::body).toList())
                .onComplete(done -> batchMeters.recordBatch(batch.size(), System.nanoTime() - beganAtNanos))
                .onSuccess(written -> batch.forEach(message -> answer(message, written, before)))
                .<Void>mapEmpty()
                .recover(e -> {
                    if (DatabaseErrors.isRejected(e) && batch.size() > 1) {
                        return writeOneByOne(batch);
                    }
                    refuse(batch, e);
                    return Future.succeededFuture();
                });
    }

    /** What one host sent and the database does not take must not keep the others out. */
    private Future<Void> writeOneByOne(List<Message<HostReport>> batch) {
        Future<Void> all = Future.succeededFuture();
        for (Message<HostReport> message : batch) {
            all = all.compose(done -> write(List.of(message)));
        }
        return all;
    }

    private void answer(Message<HostReport> message, Map<String, StoredReport> written, Map<String, HostEntry> before) {
        StoredReport stored = written.get(message.body().host());
        if (stored == null) {
            message.reply(Failure.of(
                            Failure.Code.CONFLICT, "plan.digest is not known here: send plan.actions and facts as well")
                    .toReplyException());
        } else {
            reportMeters.count(
                    message.body().protocol(), kind(before.get(message.body().host()), stored.host()));
            message.reply(stored);
        }
    }

    private static ReportMeters.Kind kind(HostEntry before, HostEntry after) {
        if (before == null) {
            return ReportMeters.Kind.FIRST;
        }
        return before.revision() == after.revision() ? ReportMeters.Kind.UNCHANGED : ReportMeters.Kind.CHANGED;
    }
}
