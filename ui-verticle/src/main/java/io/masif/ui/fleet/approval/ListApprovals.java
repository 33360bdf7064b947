package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.ApprovalPage;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.list.Pages;
import java.util.List;

/**
 * A page of the approvals that the index has.
 *
 * @param page its number, from 1 on
 * @param size how many approvals a page has
 */
public record ListApprovals(int page, int size) implements IndexQuery<ApprovalPage> {
    @Override
    public ApprovalPage answer(IndexView index) {
        List<AuthoredDecision> all = index.fleet().decisions().all();
        return new ApprovalPage(
                index.progress().get(Pages.select(all, page, size), index.pending(), index.now()), all.size());
    }
}
