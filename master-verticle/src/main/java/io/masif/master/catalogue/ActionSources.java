package io.masif.master.catalogue;

import io.masif.domain.Digest;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedAction;
import io.masif.master.report.ReportedPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The source packages of actions that were stored without: the first host whose agent names one completes the action for the
 * fleet. Only a report with a whole plan can have one, so that all others cost nothing here.
 */
public final class ActionSources {
    private final ActionCatalogue actions;

    ActionSources(ActionCatalogue actions) {
        this.actions = actions;
    }

    /** Whether the report names a source that is not in memory. */
    public boolean hasUncached(HostReport report) {
        return report.plan().isPresent() && !findUncached(report.plan().get()).isEmpty();
    }

    /** Completes the stored actions of these reports; no statement is needed if none of them names a new source. */
    public Future<Void> store(Pool pool, List<ReportSubmission> reports) {
        TreeMap<Digest, String> sources = new TreeMap<>();
        for (ReportSubmission each : reports) {
            each.report().plan().ifPresent(plan -> findUncached(plan)
                    .forEach(action -> sources.putIfAbsent(action.digest(), action.source())));
        }
        return sources.isEmpty() ? Future.succeededFuture() : actions.fillSources(pool, sources);
    }

    private List<ReportedAction> findUncached(ReportedPlan plan) {
        List<ReportedAction> uncached = new ArrayList<>();
        for (ReportedAction action : plan.actions()) {
            if (action.source() != null && !actions.hasCachedSource(action.digest())) {
                uncached.add(action);
            }
        }
        return uncached;
    }
}
