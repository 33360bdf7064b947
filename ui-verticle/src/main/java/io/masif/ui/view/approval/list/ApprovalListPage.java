package io.masif.ui.view.approval.list;

import io.masif.ui.view.list.ListPage;
import java.util.List;

/** A page of the list, with the numbers of all that match. */
public record ApprovalListPage(ListPage<ApprovalRow> list, ApprovalCounts counts) {
    /** The word of the state that is shown. */
    public String state() {
        return ApprovalLists.getState(list.request());
    }

    /** Whether it shows decisions in force. */
    public boolean isInForce() {
        return state().equals(DecisionState.STANDING.word()) || state().equals(DecisionState.FINISHED.word());
    }

    /** The orders that a reader can choose, that of the list without a choice first. */
    public List<String> orders() {
        return ApprovalLists.orders(state());
    }
}
