package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.delivery.FindHeld;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.DecisionProgress;

/** The approval of a number, with its progress; not found if the index has none of that number. */
public record GetApproval(long id) implements IndexQuery<ApprovalDetail> {
    @Override
    public ApprovalDetail answer(IndexView index) {
        AuthoredDecision approval = index.fleet().decisions().get(id);
        if (approval == null) {
            throw DecisionKind.APPROVAL.createNotFound(id);
        }
        DecisionProgress progress = index.progress().get(approval, index.pending(), index.now());
        return new ApprovalDetail(
                progress,
                HostNames.findAll(index.fleet(), approval.decision().hosts()),
                progress.counts().waiting() == 0 ? null : FindHeld.find(index, id));
    }
}
