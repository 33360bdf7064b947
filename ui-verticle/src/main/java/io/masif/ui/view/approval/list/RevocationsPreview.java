package io.masif.ui.view.approval.list;

import java.util.List;

/**
 * What it would concern to revoke decisions together.
 *
 * @param ids the numbers of those that are in force
 * @param first the first of them
 * @param actions how many actions they are about, each counted once
 * @param waitingHosts how many hosts plan one of the actions by one of them, and do not execute it
 * @param runningHosts how many hosts execute one of the actions now; a revocation does not stop it
 */
public record RevocationsPreview(
        List<Long> ids, List<ApprovalRow> first, int actions, int waitingHosts, int runningHosts) {
    /** How many of the first are in it. */
    public static final int MAX_SHOWN = 20;

    public RevocationsPreview {
        ids = List.copyOf(ids);
        first = List.copyOf(first);
    }
}
