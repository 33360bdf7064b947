package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.master.catalogue.ActionCatalogue;
import io.masif.master.catalogue.ActionCatalogue.HostActions;
import io.masif.master.catalogue.PlanCatalogue;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.database.SerialTransactions;
import io.masif.master.database.StorageState;
import io.masif.master.duplicate.DuplicateIdentityDetector;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.overload.HostQuota;
import io.masif.master.report.HostReport;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentStore;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Writes many reports together. Plans and actions never change and are the same whoever adds them, so they are added
 * first, each statement for itself; what is about the hosts is then written in one transaction. What meets others who
 * write the same rows is done again only while somebody waits for it.
 */
final class ReportWriter {
    private final Vertx vertx;
    private final Pool pool;
    private final SerialTransactions transactions;
    private final PlanCatalogue plans;
    private final ActionCatalogue actions;
    private final HostCache hostCache;
    private final DuplicateIdentityDetector duplicateDetector;
    private final HostQuota quota;

    /**
     * @param transactions in which batches are written, one after the other
     * @param quota of runs and new plans, from which runs that are written are taken
     */
    ReportWriter(
            Vertx vertx,
            Pool pool,
            SerialTransactions transactions,
            PlanCatalogue plans,
            ActionCatalogue actions,
            HostCache hostCache,
            DuplicateIdentityDetector duplicateDetector,
            HostQuota quota) {
        this.vertx = vertx;
        this.pool = pool;
        this.transactions = transactions;
        this.plans = plans;
        this.actions = actions;
        this.hostCache = hostCache;
        this.duplicateDetector = duplicateDetector;
        this.quota = quota;
    }

    /**
     * What was written, by host, when all is committed. Reports that rely on what is not there are left out. A plan that
     * was in memory may have been removed from the database: then it is added, or asked for, again.
     *
     * @param reports each of another host
     */
    Future<Map<String, StoredReport>> write(List<HostReport> reports) {
        return attempt(reports).recover(e -> {
            if (e instanceof AgentStore.PlanRemovedException) {
                plans.clear();
                return attempt(reports);
            }
            return Future.failedFuture(e);
        });
    }

    /** Stores plan and actions of a report and nothing about its host, so that to write it takes little afterwards. */
    Future<Void> prepare(HostReport report) {
        BooleanSupplier isAwaited = () -> !report.isClientGone().getAsBoolean();
        return DatabaseErrors.retryConflicts(vertx, isAwaited, () -> plans.store(pool, List.of(report)))
                .compose(done -> DatabaseErrors.retryConflicts(
                        vertx, isAwaited, () -> actions.store(pool, runActions(List.of(report)))))
                .mapEmpty();
    }

    private Future<Map<String, StoredReport>> attempt(List<HostReport> reports) {
        BooleanSupplier isAwaited =
                () -> reports.stream().anyMatch(report -> !report.isClientGone().getAsBoolean());
        return DatabaseErrors.retryConflicts(vertx, isAwaited, () -> plans.store(pool, reports))
                .compose(storedPlans -> {
                    List<HostReport> complete = reports.stream()
                            .filter(report -> storedPlans.containsKey(report.planDigest()))
                            .toList();
                    return reloadHosts(complete, storedPlans).compose(done -> write(complete, storedPlans, isAwaited));
                });
    }

    /**
     * Facts that the host has already, as far as is known here: another master may have been told others, and whoever tells
     * facts leaves them out from then on.
     */
    private Future<Void> reloadHosts(List<HostReport> reports, Map<Digest, StoredPlan> storedPlans) {
        List<String> hosts = reports.stream()
                .filter(report -> report.facts() != null && isUnchanged(report, storedPlans))
                .map(HostReport::host)
                .sorted()
                .toList();
        return AgentStore.findByName(pool, hosts)
                .onSuccess(rows -> {
                    hostCache.evict(hosts);
                    hostCache.update(rows);
                })
                .mapEmpty();
    }

    private boolean isUnchanged(HostReport report, Map<Digest, StoredPlan> storedPlans) {
        HostEntry host = hostCache.get(report.host());
        return host != null && host.matches(report, storedPlans.get(report.planDigest()));
    }

    private Future<Map<String, StoredReport>> write(
            List<HostReport> reports, Map<Digest, StoredPlan> storedPlans, BooleanSupplier isAwaited) {
        Map<String, HostEntry> hosts = findUnchanged(reports, storedPlans);
        List<HostReport> changed = reports.stream()
                .filter(report -> !hosts.containsKey(report.host()))
                .toList();
        Future<HostWriter.Result> result = changed.isEmpty()
                ? Future.succeededFuture(HostWriter.Result.NOTHING)
                : writeHosts(changed, storedPlans, isAwaited);
        return result.compose(done -> {
            recordWritten(changed, done);
            if (!done.rows().isEmpty()) {
                StorageState.of(vertx).succeeded();
            }
            done.rows().forEach(row -> hosts.put(row.name(), hostCache.getCurrent(row)));
            return toStoredReports(reports, storedPlans, hosts, done.unanswered());
        });
    }

    /** Of whom only the plan had been forgotten here, or who tell facts again: nothing is to be written then. */
    private Map<String, HostEntry> findUnchanged(List<HostReport> reports, Map<Digest, StoredPlan> storedPlans) {
        Map<String, HostEntry> hosts = new HashMap<>();
        reports.stream()
                .filter(report -> report.runs().isEmpty() && isUnchanged(report, storedPlans))
                .forEach(report -> {
                    HostEntry host = hostCache.get(report.host());
                    host.markSeen();
                    hosts.put(report.host(), host);
                });
        return hosts;
    }

    /** What is compared is what was known before. */
    private void recordWritten(List<HostReport> reports, HostWriter.Result written) {
        Map<String, AgentRow> rows = HostWriter.indexByName(written.rows());
        reports.forEach(report -> {
            HostEntry before = hostCache.get(report.host());
            AgentRow row = rows.get(report.host());
            if (row == null) {
                hostCache.evict(List.of(report.host()));
            } else if (before != null && before.planId() != row.planId()) {
                duplicateDetector.onPlanChange(report.sender(), report.planDigest());
            }
        });
        long now = System.nanoTime();
        written.runBytes().forEach((host, bytes) -> quota.consume(host, bytes, now));
        hostCache.updateWritten(written.rows());
    }

    private Future<HostWriter.Result> writeHosts(
            List<HostReport> reports, Map<Digest, StoredPlan> storedPlans, BooleanSupplier isAwaited) {
        return DatabaseErrors.retryConflicts(vertx, isAwaited, () -> actions.store(pool, runActions(reports)))
                .compose(runActions -> DatabaseErrors.retryConflicts(
                        vertx,
                        isAwaited,
                        () -> transactions.execute(connection -> new HostWriter(
                                        reports,
                                        storedPlans,
                                        runActions,
                                        isAwaited,
                                        host -> quota.hasRemaining(host, System.nanoTime()),
                                        hostCache::rowsAt)
                                .write(connection))));
    }

    private Future<Map<String, StoredReport>> toStoredReports(
            List<HostReport> reports,
            Map<Digest, StoredPlan> storedPlans,
            Map<String, HostEntry> hosts,
            Set<String> unanswered) {
        List<HostReport> accepted = reports.stream()
                .filter(report -> hosts.containsKey(report.host()))
                .toList();
        List<Long> actionIds = accepted.stream()
                .filter(HostReport::needsStoredActions)
                .flatMap(report -> storedPlans.get(report.planDigest()).actionIds().stream())
                .toList();
        return actions.load(pool, actionIds).map(byId -> {
            Map<String, StoredReport> written = new HashMap<>();
            accepted.forEach(report -> written.put(
                    report.host(),
                    new StoredReport(
                            entryForAnswer(report, hosts.get(report.host())),
                            report.needsStoredActions()
                                    ? findActions(storedPlans.get(report.planDigest()), byId)
                                    : List.of(),
                            unanswered.contains(report.host()))));
            return written;
        });
    }

    /** The same facts again are to be looked at again, and not answered from memory. */
    private static HostEntry entryForAnswer(HostReport report, HostEntry host) {
        return report.facts() == null ? host : host.copyDetached();
    }

    private static List<StoredAction> findActions(StoredPlan plan, Map<Long, StoredAction> byId) {
        return plan.actionIds().stream()
                .filter(byId::containsKey)
                .map(byId::get)
                .toList();
    }

    private static List<HostActions> runActions(List<HostReport> reports) {
        return reports.stream()
                .map(report -> new HostActions(report.host(), report.runActions()))
                .toList();
    }
}
