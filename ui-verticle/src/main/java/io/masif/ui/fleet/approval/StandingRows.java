package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.list.ApprovalRow;
import java.util.stream.Stream;

/** The decisions in force as rows, with their progress as it was last computed. */
final class StandingRows {
    private StandingRows() {}

    /** All of them, the newest first. */
    static Stream<ApprovalRow> all(IndexView index) {
        PendingActions pending = index.pending();
        return index.fleet().decisions().all().stream()
                .filter(each -> each.isInForce(index.now()))
                .map(each -> ApprovalRow.of(index.progress().getLast(each, pending, index.now()), index.now()));
    }
}
