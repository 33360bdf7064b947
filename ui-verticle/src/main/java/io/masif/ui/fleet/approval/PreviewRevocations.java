package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.ProgressState;
import io.masif.ui.view.approval.list.RevocationTarget;
import io.masif.ui.view.approval.list.RevocationsPreview;
import java.util.List;

/** What it would concern to revoke decisions together, by their progress as it was last refreshed. */
public record PreviewRevocations(RevocationTarget target) implements IndexQuery<RevocationsPreview> {
    @Override
    public RevocationsPreview answer(IndexView index) {
        List<ApprovalRow> rows =
                StandingRows.all(index).filter(target::contains).toList();
        return new RevocationsPreview(
                rows.stream().map(ApprovalRow::id).toList(),
                rows.subList(0, Math.min(RevocationsPreview.MAX_SHOWN, rows.size())),
                count(rows, ProgressState.WAITING),
                count(rows, ProgressState.RUNNING));
    }

    private static int count(List<ApprovalRow> rows, ProgressState state) {
        return (int) rows.stream().filter(row -> row.count(state) > 0).count();
    }
}
