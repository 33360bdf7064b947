package io.masif.master.plan;

import io.masif.boot.DatabaseCause;
import io.masif.boot.LogLimit;
import io.masif.boot.Shutdown;
import io.masif.failure.Failure;
import io.masif.master.meter.BatchMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.StorageState;
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
final class Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final LogLimit UNWRITTEN =
            new LogLimit(5, omitted -> LOG.warn("reports not written as well within a second batches={}", omitted));

    private final Vertx vertx;
    private final Duration gather;
    private final ReportWriter writer;
    private final Fleet fleet;
    private final ReportMeters meters;
    private final BatchMeters batches;
    private final ReportQueue queue = new ReportQueue();
    private final StorageState storage;
    private boolean writing;

    /** @param gather how long to wait for others before the first of a batch is written */
    Batches(Vertx vertx, Duration gather, ReportWriter writer, Fleet fleet) {
        this.vertx = vertx;
        this.gather = gather;
        this.writer = writer;
        this.fleet = fleet;
        this.meters = ReportMeters.of(vertx);
        this.batches = BatchMeters.of(vertx);
        this.storage = StorageState.of(vertx);
    }

    /** False if it would wait too long. */
    boolean add(Message<HostReport> report) {
        long now = System.nanoTime();
        if (queue.full(now)) {
            return false;
        }
        refuseEarlier(queue.add(report, now));
        if (!writing) {
            writing = true;
            vertx.setTimer(gather.toMillis(), timer -> writeNext());
        }
        return true;
    }

    /** Takes those that have waited longer than that. */
    List<Message<HostReport>> takeOlder(long thanNanos) {
        return queue.takeOlder(thanNanos);
    }

    /** A host does not wait for two answers at once: the report before this one counts no more. */
    static void refuseEarlier(Message<HostReport> earlier) {
        if (earlier != null) {
            earlier.reply(Failure.unavailable("another report of this host has come meanwhile", null)
                    .sendable());
        }
    }

    /** Tells those who wait for the answer why these were not written. */
    void refuse(List<Message<HostReport>> reports, Throwable reason) {
        logUnwritten(reports.size(), reason);
        Failure failure = DatabaseTrouble.refused(reason) ? Failure.from(reason) : DatabaseTrouble.unavailable(reason);
        reports.forEach(message -> message.reply(failure.sendable()));
    }

    /** Only what the database failed with says anything about the database. */
    private void logUnwritten(int count, Throwable reason) {
        if (reason instanceof HostWriter.NobodyWaits) {
            LOG.debug("reports not written, since nobody waits for an answer count={}", count);
        } else if (!DatabaseTrouble.ours(reason) && DatabaseTrouble.refused(reason)) {
            UNWRITTEN.log(
                    () -> LOG.warn("reports not written count={} reason={}", count, DatabaseTrouble.reason(reason)));
        } else if (!DatabaseTrouble.ours(reason) && DatabaseCause.of(reason) != DatabaseCause.OTHER) {
            storage.failed(reason);
        } else if (!Shutdown.hasBegun(vertx)) {
            UNWRITTEN.log(() -> LOG.error("reports not written count={}", count, reason));
        }
    }

    private void writeNext() {
        List<Message<HostReport>> batch = queue.take();
        writing = !batch.isEmpty();
        if (writing) {
            long began = System.nanoTime();
            storage.begin();
            Future.succeededFuture(batch)
                    .compose(this::write)
                    .onFailure(e -> refuse(batch, e))
                    .onComplete(done -> {
                        storage.end();
                        queue.wrote(batch.size(), System.nanoTime() - began);
                        writeNext();
                    });
        }
    }

    private Future<Void> write(List<Message<HostReport>> batch) {
        long begin = System.nanoTime();
        Map<String, KnownHost> before = new HashMap<>();
        batch.forEach(message ->
                before.put(message.body().host(), fleet.get(message.body().host())));
        return writer.write(batch.stream().map(Message::body).toList())
                .onComplete(done -> batches.written(batch.size(), System.nanoTime() - begin))
                .onSuccess(written -> batch.forEach(message -> answer(message, written, before)))
                .<Void>mapEmpty()
                .recover(e -> {
                    if (DatabaseTrouble.refused(e) && batch.size() > 1) {
                        return oneByOne(batch);
                    }
                    refuse(batch, e);
                    return Future.succeededFuture();
                });
    }

    /** What one host sent and the database does not take must not keep the others out. */
    private Future<Void> oneByOne(List<Message<HostReport>> batch) {
        Future<Void> all = Future.succeededFuture();
        for (Message<HostReport> message : batch) {
            all = all.compose(done -> write(List.of(message)));
        }
        return all;
    }

    private void answer(Message<HostReport> message, Map<String, Written> written, Map<String, KnownHost> before) {
        Written mine = written.get(message.body().host());
        if (mine == null) {
            message.reply(Failure.of(
                            Failure.Code.CONFLICT, "plan.digest is not known here: send plan.actions and facts as well")
                    .sendable());
        } else {
            meters.count(
                    message.body().protocol(), kind(before.get(message.body().host()), mine.host()));
            message.reply(mine);
        }
    }

    private static ReportMeters.Kind kind(KnownHost before, KnownHost after) {
        if (before == null) {
            return ReportMeters.Kind.FIRST;
        }
        return before.revision() == after.revision() ? ReportMeters.Kind.UNCHANGED : ReportMeters.Kind.CHANGED;
    }
}
