package io.masif.ui.fleet.approval;

import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.progress.ProgressHosts;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.BlockedSummary;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.host.HostProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Makes one row of the decisions of a rollout, which are about its actions or some of them. */
final class RolloutRows {
    private final IndexView index;
    private final FleetIndex fleet;

    RolloutRows(IndexView index) {
        this.index = index;
        this.fleet = index.fleet();
    }

    /** The rows, of which those of one rollout are one. */
    List<ApprovalRow> merge(List<ApprovalRow> rows) {
        Map<Object, List<ApprovalRow>> bySource = new LinkedHashMap<>();
        rows.forEach(row -> bySource.computeIfAbsent(findSource(row), source -> new ArrayList<>())
                .add(row));
        return bySource.values().stream()
                .map(same -> same.size() == 1 ? same.get(0) : mergeAll(same))
                .toList();
    }

    /** The number of the rollout; the row itself for what no rollout decided. */
    private static Object findSource(ApprovalRow row) {
        return row.decision().origin() == null || row.decision().origin().rollout() == null
                ? row
                : row.decision().origin().rollout();
    }

    /** The hosts that wait in the decision of a row, or in all decisions of its rollout that are in force. */
    RoaringBitmap findWaiting(ApprovalRow row) {
        if (!row.isOfSeveral()) {
            return ProgressHosts.of(fleet, index.pending(), row.id(), index.now())
                    .find(HostProgress.WAITING);
        }
        List<AuthoredDecision> decisions = fleet.decisions().all().stream()
                .filter(each -> each.isInForce(index.now())
                        && each.isOfRollout(row.decision().origin().rollout()))
                .toList();
        return countHosts(decisions).find(HostProgress.WAITING);
    }

    private ApprovalRow mergeAll(List<ApprovalRow> rows) {
        List<AuthoredDecision> decisions =
                rows.stream().map(row -> fleet.decisions().get(row.id())).toList();
        ApprovalRow newest =
                rows.stream().max(Comparator.comparing(ApprovalRow::id)).orElseThrow();
        ProgressHosts hosts = countHosts(decisions);
        DecisionProgress progress = newest.progress();
        DecisionProgress merged = new DecisionProgress(
                progress.approval(),
                progress.hostNames(),
                hosts.find(null).getCardinality(),
                hosts.actionCount(),
                hosts.count(),
                new BlockedSummary(
                        hosts.find(HostProgress.BLOCKED).getCardinality(),
                        rows.stream()
                                .flatMap(row -> row.progress().blocked().first().stream())
                                .distinct()
                                .toList()),
                hosts.latestFailures());
        return ApprovalRow.of(merged, index.now()).withDecisionCount(rows.size());
    }

    /** Not all decisions of a rollout are about all of its actions: those that are about the same are counted together. */
    private ProgressHosts countHosts(List<AuthoredDecision> decisions) {
        Instant since = decisions.stream()
                .map(AuthoredDecision::created)
                .min(Instant::compareTo)
                .orElseThrow();
        Map<Set<ApprovalPattern>, RoaringBitmap> hosts = new LinkedHashMap<>();
        decisions.forEach(each -> hosts.computeIfAbsent(findPatterns(each), patterns -> new RoaringBitmap())
                .or(each.decision().hosts().select(fleet.hosts().ids())));
        return ProgressHosts.merge(hosts.entrySet().stream()
                .map(each -> ProgressHosts.ofRing(
                        fleet,
                        index.pending(),
                        List.copyOf(each.getKey()),
                        HostSet.of(each.getValue()),
                        since,
                        fleet.hosts().silent()))
                .toList());
    }

    /** What is not revoked for all of its hosts; all of it, if nothing is left. */
    private static Set<ApprovalPattern> findPatterns(AuthoredDecision decision) {
        List<ApprovalPattern> remaining = decision.decision().remainingPatterns();
        return Set.copyOf(remaining.isEmpty() ? decision.decision().patterns() : remaining);
    }
}
