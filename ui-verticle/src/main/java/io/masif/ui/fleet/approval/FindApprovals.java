package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.delivery.HeldHosts;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.list.ApprovalCounts;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.ApprovalListPage;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.DecisionState;
import io.masif.ui.view.approval.list.ProgressState;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A page of the decisions in force, by their progress as it was last refreshed, see {@link RefreshProgress}.
 *
 * @param isMerged whether the decisions of a rollout are one row
 */
public record FindApprovals(ApprovalFilter filter, ListRequest<ApprovalRow> request, boolean isMerged)
        implements IndexQuery<ApprovalListPage> {
    @Override
    public ApprovalListPage answer(IndexView index) {
        List<ApprovalRow> all = StandingRows.all(index).toList();
        List<ApprovalRow> found = all.stream().filter(filter::matches).toList();
        List<ApprovalRow> matching = isMerged ? new RolloutRows(index).merge(found) : found;
        int total = (int) all.stream().filter(row -> filter.admits(row.state())).count();
        ListPage<ApprovalRow> page = ListPage.of(request, matching.stream().filter(filter::admits), total);
        return new ApprovalListPage(isMerged ? addHeld(index, page) : page, count(matching));
    }

    private static ListPage<ApprovalRow> addHeld(IndexView index, ListPage<ApprovalRow> page) {
        if (!HeldHosts.isAnyPossible(index)) {
            return page;
        }
        RolloutRows rollouts = new RolloutRows(index);
        List<ApprovalRow> rows = page.rows().stream()
                .map(row -> row.count(ProgressState.WAITING) == 0
                        ? row
                        : row.withHeld(HeldHosts.find(index, rollouts.findWaiting(row))))
                .toList();
        return new ListPage<>(page.request(), rows, page.foundCount(), page.totalCount());
    }

    private static ApprovalCounts count(List<ApprovalRow> rows) {
        List<ApprovalRow> standing = rows.stream()
                .filter(row -> row.state() == DecisionState.STANDING)
                .toList();
        long failed = rows.stream()
                .filter(row -> row.state() == DecisionState.FINISHED && row.count(ProgressState.FAILED) > 0)
                .count();
        return new ApprovalCounts(
                standing.size(),
                Arrays.stream(ProgressState.values())
                        .collect(Collectors.toMap(Function.identity(), state -> count(standing, state))),
                rows.size() - standing.size(),
                (int) failed);
    }

    private static int count(List<ApprovalRow> rows, ProgressState state) {
        return (int) rows.stream().filter(row -> row.count(state) > 0).count();
    }
}
