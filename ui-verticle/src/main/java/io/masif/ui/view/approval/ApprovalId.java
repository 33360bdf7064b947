package io.masif.ui.view.approval;

import io.masif.failure.Failure;

/** The number of an approval in an address. */
public final class ApprovalId {
    private ApprovalId() {}

    /** @throws Failure as not found if the text is no number */
    public static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw createNotFound(text);
        }
    }

    /** There is no approval of that number. */
    public static Failure createNotFound(Object id) {
        return Failure.of(Failure.Code.NOT_FOUND, "There is no approval " + id + ".");
    }
}
