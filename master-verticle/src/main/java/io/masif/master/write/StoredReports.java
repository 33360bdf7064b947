package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.master.catalogue.ActionCatalogue;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The answers to the reports of a committed batch. */
final class StoredReports {
    private final Pool pool;
    private final ActionCatalogue actions;

    StoredReports(Pool pool, ActionCatalogue actions) {
        this.pool = pool;
        this.actions = actions;
    }

    /**
     * The answers by host; reports of other hosts are left out.
     *
     * @param plans by digest, all that occur in the reports
     * @param hosts by name, as they are now
     * @param unanswered the hosts of which the database has no answer
     */
    Future<Map<String, StoredReport>> load(
            List<ReportSubmission> reports,
            Map<Digest, StoredPlan> plans,
            Map<String, HostEntry> hosts,
            Set<String> unanswered) {
        List<ReportSubmission> accepted =
                reports.stream().filter(each -> hosts.containsKey(each.host())).toList();
        List<Long> actionIds = accepted.stream()
                .map(ReportSubmission::report)
                .filter(HostReport::needsStoredActions)
                .flatMap(report -> plans.get(report.planDigest()).actionIds().stream())
                .toList();
        return actions.load(pool, actionIds).map(byId -> {
            Map<String, StoredReport> stored = new HashMap<>();
            accepted.forEach(each -> stored.put(
                    each.host(),
                    new StoredReport(
                            entryForAnswer(each.report(), hosts.get(each.host())),
                            each.report().needsStoredActions()
                                    ? findActions(plans.get(each.report().planDigest()), byId)
                                    : List.of(),
                            unanswered.contains(each.host()))));
            return stored;
        });
    }

    /** A report with facts is not answered from memory when it comes again: the host is compared with the database first. */
    private static HostEntry entryForAnswer(HostReport report, HostEntry host) {
        return report.facts().isEmpty() ? host : host.copyDetached();
    }

    private static List<StoredAction> findActions(StoredPlan plan, Map<Long, StoredAction> byId) {
        return plan.actionIds().stream()
                .filter(byId::containsKey)
                .map(byId::get)
                .toList();
    }
}
