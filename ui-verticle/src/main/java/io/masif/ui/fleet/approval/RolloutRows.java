package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.progress.JointProgress;
import io.masif.ui.fleet.progress.ProgressHosts;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.BlockedSummary;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.host.HostProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Makes one row of the decisions of a rollout, which are about its actions or some of them. */
final class RolloutRows {
    private final IndexView index;

    RolloutRows(IndexView index) {
        this.index = index;
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

    /** The hosts that wait in the decisions of a row. */
    RoaringBitmap findWaiting(ApprovalRow row) {
        return count(row.decisions()).find(HostProgress.WAITING);
    }

    private ApprovalRow mergeAll(List<ApprovalRow> rows) {
        List<Long> decisions = rows.stream().map(ApprovalRow::id).sorted().toList();
        ApprovalRow newest =
                rows.stream().max(Comparator.comparing(ApprovalRow::id)).orElseThrow();
        ProgressHosts hosts = count(decisions);
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
        return ApprovalRow.of(merged, index.now()).withDecisions(decisions);
    }

    private ProgressHosts count(List<Long> decisions) {
        return JointProgress.of(index.fleet(), index.pending(), decisions, index.now());
    }
}
