package io.masif.ui.page.decision;

import io.masif.failure.Failure;
import io.masif.ui.decision.StoredDecision;

/** The sentence about the outcome of an approval form that was sent before. */
final class ApprovalNotice {
    private ApprovalNotice() {}

    /** The key of the sentence, see {@link io.masif.ui.language.Texts}; a conflict if the decision has ended since. */
    static String findKey(StoredDecision stored) {
        return switch (stored.state()) {
            case CREATED -> "decision.approved";
            case IN_FORCE -> "decision.in-force";
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
