package io.masif.master.write;

import io.masif.failure.Failure;
import io.masif.master.catalogue.FleetCatalogue;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.meter.CacheMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.BackpressureController;
import io.masif.master.overload.WriteAdmission;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what happens with each report: it is answered from memory if it changes nothing, refused if there is no quota or
 * no time for it, prepared if it has many new actions, and otherwise added to the next batch.
 */
final class ReportReceiver {
    private final HostCache hostCache;
    private final FleetCatalogue catalogue;
    private final ProgressWriter progressWriter;
    private final ReportBatches batches;
    private final ReportPreparation preparation;
    private final WriteAdmission admission;
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
        this.progressWriter = progressWriter;
        this.batches = batches;
        this.preparation = new ReportPreparation(vertx, prepare, this::onPrepared);
        this.admission = new WriteAdmission(vertx, backpressure, catalogue.actionQuota(), catalogue.runAndPlanQuota());
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
    void refuseOverdue() {
        long now = System.nanoTime();
        batches.takeOverdue(now).forEach(message -> refuse(message, admission.shedOverdue()));
        preparation
                .takeOlderThan(WriteAdmission.preparationDeadline(now))
                .forEach(message -> refuse(message, admission.shedUnprepared()));
    }

    private void accept(Message<ReportSubmission> message) {
        HostReport report = message.body().report();
        int newActions = catalogue.plans().countUncachedActions(report);
        long now = System.nanoTime();
        Optional<Failure> refusal = admission.checkQuota(
                message.body().host(), newActions, () -> catalogue.plans().countUncachedBytes(report), now);
        if (refusal.isPresent()) {
            refuse(message, refusal.get());
        } else if (!WriteAdmission.needsPreparation(newActions)) {
            addToBatch(message);
        } else if (!preparation.add(message, now)) {
            refuse(message, admission.shedUnprepared());
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
            refuse(message, admission.shedQueueFull());
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
                && entry.matches(submission, plan)
                && !catalogue.sources().hasUncached(report);
        if (!isUnchanged) {
            return null;
        }
        List<StoredAction> storedActions =
                report.needsStoredActions() ? catalogue.actions().getCached(plan.actionIds()) : List.of();
        return storedActions == null ? null : new StoredReport(entry, storedActions);
    }

    private static void refuse(Message<ReportSubmission> message, Failure refusal) {
        message.reply(refusal.toReplyException());
    }
}
