package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.list.ListRequest;
import java.util.List;

/** The numbers of all decisions in force that a request finds, on whatever page, in its order. */
public record FindApprovalIds(ApprovalFilter filter, ListRequest<ApprovalRow> request)
        implements IndexQuery<List<Long>> {
    @Override
    public List<Long> answer(IndexView index) {
        return StandingRows.all(index)
                .filter(filter::matches)
                .filter(filter::admits)
                .sorted(request.comparator())
                .map(ApprovalRow::id)
                .toList();
    }
}
