package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.list.ApprovalRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Those of the decisions of these numbers that the index has, by their numbers. */
public record GetApprovalRows(List<Long> ids) implements IndexQuery<Map<Long, ApprovalRow>> {
    public GetApprovalRows {
        ids = List.copyOf(ids);
    }

    @Override
    public Map<Long, ApprovalRow> answer(IndexView index) {
        PendingActions pending = index.pending();
        return ids.stream()
                .map(index.fleet().decisions()::get)
                .filter(Objects::nonNull)
                .map(each -> ApprovalRow.of(index.progress().get(each, pending, index.now()), index.now()))
                .collect(Collectors.toUnmodifiableMap(ApprovalRow::id, row -> row));
    }
}
