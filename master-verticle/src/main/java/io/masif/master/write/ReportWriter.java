package io.masif.master.write;

import io.masif.master.catalogue.ActionCatalogue.HostActions;
import io.masif.master.catalogue.FleetCatalogue;
import io.masif.master.catalogue.FoundPlans;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.database.StorageState;
import io.masif.master.database.TransactionRunner;
import io.masif.master.duplicate.DuplicateIdentityDetector;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentStore;
import io.masif.master.store.CatalogueRevision;
import io.masif.master.store.revision.WriterLease;
import io.masif.master.write.BatchTransaction.Written;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Writes a batch of reports. Actions never change and are the same for all hosts, so they are added first, each statement
 * by itself. Plans and hosts are then written in one transaction. A conflict with another writer of the same rows is retried
 * only while a client waits for the answer.
 */
final class ReportWriter {
    private static final int MAX_ATTEMPTS = 10;

    private final Vertx vertx;
    private final Pool pool;
    private final TransactionRunner transactions;
    private final BatchTransaction batch;
    private final FleetCatalogue catalogue;
    private final HostCache hostCache;
    private final DuplicateIdentityDetector duplicateDetector;
    private final UnchangedHosts unchangedHosts;
    private final StoredReports storedReports;

    /** @param transactions in which batches are written, one after the other */
    ReportWriter(
            Vertx vertx,
            Pool pool,
            TransactionRunner transactions,
            FleetCatalogue catalogue,
            HostCache hostCache,
            DuplicateIdentityDetector duplicateDetector) {
        this.vertx = vertx;
        this.pool = pool;
        this.transactions = transactions;
        this.batch = new BatchTransaction(WriterLease.of(vertx), catalogue, hostCache);
        this.catalogue = catalogue;
        this.hostCache = hostCache;
        this.duplicateDetector = duplicateDetector;
        this.unchangedHosts = new UnchangedHosts(pool, hostCache);
        this.storedReports = new StoredReports(pool, catalogue.actions());
    }

    /**
     * Writes a batch; the result is what was written, by host, when all is committed. Reports that rely on a row that does
     * not exist are left out. What is in memory may have been removed from the database: then the batch is written again.
     *
     * @param reports each of another host
     */
    Future<Map<String, StoredReport>> write(List<ReportSubmission> reports) {
        return repeatIfRemoved(() -> attempt(reports), MAX_ATTEMPTS);
    }

    /** An operator who resets the catalogue removes actions in several steps: each may come between reading and writing. */
    private <T> Future<T> repeatIfRemoved(Supplier<Future<T>> work, int attempts) {
        return work.get().recover(e -> {
            if (attempts == 1 || !forgetRemoved(e)) {
                return Future.failedFuture(e);
            }
            return repeatIfRemoved(work, attempts - 1);
        });
    }

    /** Forgets what may be removed from the database; false if the failure has another reason. */
    private boolean forgetRemoved(Throwable failure) {
        if (failure instanceof AgentStore.PlanRemovedException) {
            catalogue.plans().clear();
            return true;
        }
        if (failure instanceof CatalogueRevision.ActionsRemovedException) {
            catalogue.clear();
            return true;
        }
        return false;
    }

    /** Stores plan and actions of a report and nothing about its host, so that little is left for {@link #write}. */
    Future<Void> prepare(ReportSubmission report) {
        BooleanSupplier isAwaited = () -> !report.isClientGone();
        return repeatIfRemoved(() -> storeCatalogue(report, isAwaited), MAX_ATTEMPTS);
    }

    private Future<Void> storeCatalogue(ReportSubmission report, BooleanSupplier isAwaited) {
        return DatabaseErrors.retryConflicts(
                        vertx, isAwaited, () -> catalogue.plans().find(pool, List.of(report)))
                .compose(plans -> plans.missing().isEmpty()
                        ? Future.succeededFuture()
                        : DatabaseErrors.retryConflicts(vertx, isAwaited, () -> addPlans(plans)))
                .compose(done -> DatabaseErrors.retryConflicts(
                        vertx, isAwaited, () -> catalogue.actions().store(pool, runActions(List.of(report)))))
                .mapEmpty();
    }

    /** Beside the batches, over another connection than theirs. */
    private Future<Void> addPlans(FoundPlans plans) {
        return batch.write(TransactionRunner.of(pool), plans).map(added -> {
            catalogue.plans().recordAdded(plans, added);
            return null;
        });
    }

    private Future<Map<String, StoredReport>> attempt(List<ReportSubmission> reports) {
        BooleanSupplier isAwaited = () -> reports.stream().anyMatch(report -> !report.isClientGone());
        return DatabaseErrors.retryConflicts(
                        vertx, isAwaited, () -> catalogue.plans().find(pool, reports))
                .compose(plans -> DatabaseErrors.retryConflicts(
                                vertx, isAwaited, () -> catalogue.sources().store(pool, reports))
                        .map(plans))
                .compose(plans -> {
                    List<ReportSubmission> complete = reports.stream()
                            .filter(each -> plans.contains(each.report().planDigest()))
                            .toList();
                    return unchangedHosts
                            .reload(complete, plans.stored())
                            .compose(done -> writeChanged(complete, plans, isAwaited));
                });
    }

    private Future<Map<String, StoredReport>> writeChanged(
            List<ReportSubmission> reports, FoundPlans plans, BooleanSupplier isAwaited) {
        Map<String, HostEntry> hosts = unchangedHosts.find(reports, plans.stored());
        int moment = hostCache.mark();
        List<ReportSubmission> changed =
                reports.stream().filter(each -> !hosts.containsKey(each.host())).toList();
        Future<Written> result =
                changed.isEmpty() ? Future.succeededFuture(Written.NOTHING) : writeBatch(changed, plans, isAwaited);
        return result.compose(all -> {
            WrittenHosts written = all.hosts();
            catalogue.plans().recordAdded(plans, all.plans());
            recordWritten(changed, written, moment);
            if (!written.rows().isEmpty()) {
                StorageState.of(vertx).succeeded();
            }
            written.rows().forEach(row -> hosts.put(row.name(), hostCache.get(row)));
            return storedReports.load(reports, plans.with(all.plans()), hosts, written.unanswered());
        });
    }

    private Future<Written> writeBatch(List<ReportSubmission> reports, FoundPlans plans, BooleanSupplier isAwaited) {
        return DatabaseErrors.retryConflicts(
                        vertx, isAwaited, () -> catalogue.actions().store(pool, runActions(reports)))
                .compose(runActions -> DatabaseErrors.retryConflicts(
                        vertx, isAwaited, () -> batch.write(transactions, reports, plans, runActions, isAwaited)));
    }

    /** Compares the rows that were written with those in memory, and then replaces these. */
    private void recordWritten(List<ReportSubmission> reports, WrittenHosts written, int moment) {
        Map<String, AgentRow> rows = ExistingRows.indexByName(written.rows());
        reports.forEach(each -> {
            HostEntry before = hostCache.get(each.host());
            AgentRow row = rows.get(each.host());
            if (row == null) {
                hostCache.evict(List.of(each.host()));
            } else if (before != null && before.planId() != row.planId()) {
                duplicateDetector.onPlanChange(each.sender(), each.report().planDigest());
            }
        });
        long now = System.nanoTime();
        written.runBytes().forEach((host, bytes) -> catalogue.consumeRuns(host, bytes, now));
        hostCache.update(written.rows(), moment);
    }

    private static List<HostActions> runActions(List<ReportSubmission> reports) {
        return reports.stream()
                .map(each -> new HostActions(each.host(), each.report().runActions()))
                .toList();
    }
}
