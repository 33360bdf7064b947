package io.masif.ui.page.decision;

import io.masif.failure.Failure;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.page.Format;
import io.masif.ui.view.host.HostChoice;

/** The sentence about the outcome of an approval form. */
final class ApprovalNotice {
    private ApprovalNotice() {}

    /** Creates the sentence; a conflict if the form was sent before and its decision has ended since. */
    static String create(Format format, StoredDecision stored, int actions, HostChoice hosts) {
        String description = format.count(actions, "action") + " for " + format.hosts(hosts) + ".";
        return switch (stored.state()) {
            case CREATED -> "Approved " + description;
            case IN_FORCE -> "Approval " + stored.id() + " is in force already: " + description;
            case REVOKED -> throw createEnded(stored, "was revoked");
            case EXPIRED -> throw createEnded(stored, "has expired");
        };
    }

    private static Failure createEnded(StoredDecision stored, String reason) {
        return Failure.of(
                Failure.Code.CONFLICT,
                "Nothing was approved: this form was sent before, and its approval " + stored.id() + " " + reason
                        + ". Begin again on the page to approve it anew.");
    }
}
