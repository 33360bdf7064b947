package io.masif.ui.page;

import io.masif.failure.Failure;
import io.masif.ui.store.StoredDecision;
import io.masif.ui.view.HostChoice;

/** Says what became of a form by which an operator approves. */
final class ApprovalNotice {
    private ApprovalNotice() {}

    /** The sentence; a conflict if the form was sent before, and its decision has ended since then. */
    static String of(StoredDecision stored, int actions, HostChoice hosts) {
        String what = Words.count(actions, "action") + " for " + Words.hosts(hosts) + ".";
        return switch (stored.state()) {
            case CREATED -> "Approved " + what;
            case IN_FORCE -> "Approval " + stored.id() + " is in force already: " + what;
            case REVOKED -> throw ended(stored, "was revoked");
            case EXPIRED -> throw ended(stored, "has expired");
        };
    }

    private static Failure ended(StoredDecision stored, String how) {
        return Failure.of(
                Failure.Code.CONFLICT,
                "Nothing was approved: this form was sent before, and its approval " + stored.id() + " " + how
                        + ". Begin again on the page to approve it anew.");
    }
}
