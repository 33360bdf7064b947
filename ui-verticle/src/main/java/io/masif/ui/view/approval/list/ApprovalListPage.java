package io.masif.ui.view.approval.list;

import io.masif.ui.view.list.ListPage;

/** A page of the list, with the numbers of all that match. */
public record ApprovalListPage(ListPage<ApprovalRow> list, ApprovalCounts counts) {
    /** The word of the state that is shown. */
    public String state() {
        String state = list.request().filter(ApprovalLists.STATE);
        return state.isEmpty() ? ApprovalLists.DEFAULT_STATE : state;
    }
}
