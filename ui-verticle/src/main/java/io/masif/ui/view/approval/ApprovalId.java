package io.masif.ui.view.approval;

import io.masif.failure.Failure;
import io.masif.ui.view.DecisionKind;

/** The number of an approval in an address. */
public final class ApprovalId {
    private ApprovalId() {}

    /** @throws Failure as not found if the text is no number */
    public static long parse(String text) {
        return DecisionKind.APPROVAL.parseId(text);
    }
}
