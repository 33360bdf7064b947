package io.masif.ui.fleet.approval;

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

/** A page of the decisions in force, by their progress as it was last refreshed, see {@link RefreshProgress}. */
public record FindApprovals(ApprovalFilter filter, ListRequest<ApprovalRow> request)
        implements IndexQuery<ApprovalListPage> {
    @Override
    public ApprovalListPage answer(IndexView index) {
        List<ApprovalRow> all = StandingRows.all(index).toList();
        List<ApprovalRow> matching = all.stream().filter(filter::matches).toList();
        int total = (int) all.stream().filter(row -> filter.admits(row.state())).count();
        return new ApprovalListPage(
                ListPage.of(request, matching.stream().filter(filter::admits), total), count(matching));
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
