package io.masif.master.write;

import io.masif.boot.Shutdown;
import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.logging.LogRateLimit;
import io.masif.failure.Failure;
import io.masif.master.database.DatabaseDistance;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.database.StorageState;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.meter.BatchMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.BackpressureController;
import io.masif.master.report.ReportSubmission;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the reports of many hosts for a moment, writes them together, and answers them when they are committed. */
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
    private final ReportQueue queue;
    private final StorageState storage;
    private boolean isWriting;

    /** @param batchDelay how long to wait for other reports before the first of a batch is written */
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
        this.queue = new ReportQueue(DatabaseDistance.of(vertx));
    }

    /** Adds a report to a later batch; false if it would wait too long. */
    boolean add(Message<ReportSubmission> report) {
        long now = System.nanoTime();
        if (queue.isFull(now, storage.isStalled())) {
            return false;
        }
        queue.add(report, now);
        if (!isWriting) {
            isWriting = true;
            vertx.setTimer(batchDelay.toMillis(), timer -> writeNext());
        }
        return true;
    }

    /** Removes the reports that have waited too long. */
    List<Message<ReportSubmission>> takeOverdue(long nowNanos) {
        return queue.takeOverdue(nowNanos, storage.isStalled());
    }

    /** Answers these reports with the reason why they were not written. */
    void refuse(List<Message<ReportSubmission>> reports, Throwable reason) {
        logUnwritten(reports.size(), reason);
        Failure failure =
                DatabaseErrors.isRejected(reason) ? Failure.from(reason) : DatabaseErrors.toUnavailable(reason);
        reports.forEach(message -> message.reply(failure.toReplyException()));
    }

    /** Only a failure of the database changes the state of the storage. */
    private void logUnwritten(int count, Throwable reason) {
        if (reason instanceof ClientsGoneException) {
            LOG.debug("reports not written, since no client waits for an answer count={}", count);
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

    /** Removes the reports that are written next; reports are parsed again if the others leave room in the queue. */
    List<Message<ReportSubmission>> takeBatch(long nowNanos) {
        List<Message<ReportSubmission>> batch = queue.takeBatch();
        if (!queue.isFull(nowNanos, storage.isStalled())) {
            backpressure.recordQueueHasRoom(nowNanos);
        }
        return batch;
    }

    private void writeNext() {
        long now = System.nanoTime();
        long eldestNanos = queue.eldestNanos(now);
        List<Message<ReportSubmission>> batch = takeBatch(now);
        isWriting = !batch.isEmpty();
        if (!isWriting) {
            storage.rest();
        } else {
            storage.begin(eldestNanos, queue.expectedTime(batch.size()));
            Future.succeededFuture(batch)
                    .compose(this::write)
                    .onFailure(e -> refuse(batch, e))
                    .onComplete(done -> {
                        storage.end();
                        queue.recordWrite(batch.size(), System.nanoTime() - now);
                        writeNext();
                    });
        }
    }

    private Future<Void> write(List<Message<ReportSubmission>> batch) {
        return write(batch, true);
    }

    private Future<Void> write(List<Message<ReportSubmission>> batch, boolean isRepeatable) {
        long beganAtNanos = System.nanoTime();
        Map<String, HostEntry> before = new HashMap<>();
        batch.forEach(message ->
                before.put(message.body().host(), hostCache.get(message.body().host())));
        return writer.write(batch.stream().map(Message::body).toList())
                .onComplete(done -> batchMeters.recordBatch(batch.size(), System.nanoTime() - beganAtNanos))
                .compose(
                        written -> {
                            batch.forEach(message -> answer(message, written, before));
                            return Future.succeededFuture();
                        },
                        e -> retryOrRefuse(batch, e, isRepeatable));
    }

    /**
     * If the server is lost, the batch is written once more as soon as it is known which one to use. It may have been committed,
     * as when a host repeats a report that was not answered: then its rows stay as they are, and so do runs that have ended.
     */
    private Future<Void> retryOrRefuse(List<Message<ReportSubmission>> batch, Throwable reason, boolean isRepeatable) {
        boolean isAwaited = batch.stream().anyMatch(message -> !message.body().isClientGone());
        if (isRepeatable && isAwaited && ConnectionFailure.of(reason).isServerLost()) {
            storage.suspect(reason);
            return DatabasePool.recheckServers(vertx).compose(known -> write(batch, false));
        }
        if (DatabaseErrors.isRejected(reason) && batch.size() > 1) {
            return writeOneByOne(batch);
        }
        refuse(batch, reason);
        return Future.succeededFuture();
    }

    /** One report that the database rejects must not prevent the others from being written. */
    private Future<Void> writeOneByOne(List<Message<ReportSubmission>> batch) {
        Future<Void> all = Future.succeededFuture();
        for (Message<ReportSubmission> message : batch) {
            all = all.compose(done -> write(List.of(message)));
        }
        return all;
    }

    private void answer(
            Message<ReportSubmission> message, Map<String, StoredReport> written, Map<String, HostEntry> before) {
        StoredReport stored = written.get(message.body().host());
        if (stored == null) {
            message.reply(Failure.of(
                            Failure.Code.CONFLICT, "plan.digest is not known here: send plan.actions and facts as well")
                    .toReplyException());
        } else {
            reportMeters.count(
                    message.body().report().protocol(),
                    kind(before.get(message.body().host()), stored.host()));
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
