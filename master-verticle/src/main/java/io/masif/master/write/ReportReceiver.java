package io.masif.master.write;

import io.masif.failure.Failure;
import io.masif.master.catalogue.FleetCatalogue;
import io.masif.master.database.StorageState;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.meter.CacheMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.BackpressureController;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what happens with each report: it is answered from memory if it changes nothing, refused if there is no quota or
 * no time for it, prepared if it has many new actions, and otherwise added to the next batch.
 */
final class ReportReceiver {
    /** A report that was not written for so long is refused. */
    private static final long MAX_WAIT_NANOS = Duration.ofSeconds(2).toNanos();
    /** Preparation may last longer, but not longer than agents wait for an answer. */
    private static final long MAX_PREPARATION_WAIT_NANOS = Duration.ofSeconds(6).toNanos();

    private final HostCache hostCache;
    private final FleetCatalogue catalogue;
    private final BackpressureController backpressure;
    private final ProgressWriter progressWriter;
    private final ReportBatches batches;
    private final ReportPreparation preparation;
    private final StorageState storage;
    private final ReportMeters meters;
    private final CacheMeters planCacheMeters;

    /** @param prepare stores plan and actions of a report, and nothing about its host */
    ReportReceiver(
            Vertx vertx,
            HostCache hostCache,
            FleetCatalogue catalogue,
            BackpressureController backpressure,
            ProgressWriter progressWriter,
            ReportBatches batches,
            Function<ReportSubmission, Future<Void>> prepare) {
        this.hostCache = hostCache;
        this.catalogue = catalogue;
        this.backpressure = backpressure;
        this.progressWriter = progressWriter;
        this.batches = batches;
        this.preparation = new ReportPreparation(prepare, this::onPrepared);
        this.storage = StorageState.of(vertx);
        this.meters = ReportMeters.of(vertx);
        this.planCacheMeters = CacheMeters.of(vertx, "plan");
    }

    void receive(Message<ReportSubmission> message) {
        StoredReport unchanged = findUnchanged(message.body());
        if (unchanged != null) {
            HostReport report = message.body().report();
            unchanged.host().markSeen();
            progressWriter.add(unchanged.host().id(), report.runs());
            meters.count(report.protocol(), ReportMeters.Kind.UNCHANGED);
            message.reply(unchanged);
        } else {
            accept(message);
        }
    }

    /** Refuses the reports that have waited too long. To be called once a second. */
    void refuseLate() {
        batches.takeOlderThan(System.nanoTime() - MAX_WAIT_NANOS).forEach(this::refuseAndSlowDown);
        preparation
                .takeOlderThan(System.nanoTime() - MAX_PREPARATION_WAIT_NANOS)
                .forEach(this::shed);
    }

    private void accept(Message<ReportSubmission> message) {
        int newActions = catalogue.plans().countUncachedActions(message.body().report());
        long now = System.nanoTime();
        Optional<Failure> refusal = catalogue.refusal(message.body(), newActions, now);
        if (refusal.isPresent()) {
            message.reply(refusal.get().toReplyException());
        } else if (!ReportPreparation.isNeeded(newActions)) {
            addToBatch(message);
        } else if (!preparation.add(message, now)) {
            shed(message);
        }
    }

    private void onPrepared(Message<ReportSubmission> message, Throwable failed) {
        if (failed == null) {
            addToBatch(message);
        } else {
            batches.refuse(List.of(message), failed);
        }
    }

    private void addToBatch(Message<ReportSubmission> message) {
        if (!batches.add(message)) {
            backpressure.recordQueueFull(System.nanoTime());
            refuseAndSlowDown(message);
        }
    }

    /** The answer to a report that changes nothing, from memory; null if the database is needed. */
    private StoredReport findUnchanged(ReportSubmission submission) {
        HostReport report = submission.report();
        HostEntry entry = hostCache.get(submission.host());
        StoredPlan plan = catalogue.plans().getCached(report.planDigest());
        planCacheMeters.countLookup(plan != null);
        boolean isUnchanged = entry != null
                && plan != null
                && report.facts().isEmpty()
                && report.runs().stream().allMatch(ProgressWriter::isProgressOnly)
                && entry.matches(report, plan);
        if (!isUnchanged) {
            return null;
        }
        List<StoredAction> storedActions =
                report.needsStoredActions() ? catalogue.actions().getCached(plan.actionIds()) : List.of();
        return storedActions == null ? null : new StoredReport(entry, storedActions);
    }

    /** There are too many reports: hosts are asked to report less often. */
    private void refuseAndSlowDown(Message<ReportSubmission> message) {
        backpressure.recordRefusal();
        shed(message);
    }

    /** Refuses one report without slowing down the others. */
    private void shed(Message<ReportSubmission> message) {
        meters.countShed();
        String reason = storage.delay().orElse("there are more reports than can be written");
        message.reply(Failure.unavailable(reason, null).toReplyException());
    }
}
