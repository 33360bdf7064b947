package io.masif.ui.view.approval.list;

import java.util.List;

/**
 * What it would concern to revoke decisions together.
 *
 * @param ids the numbers of those that are in force
 * @param first the first of them
 * @param waiting how many of them are waited for by a host
 * @param running how many of them a host executes now; a revocation does not stop it
 */
public record RevocationsPreview(List<Long> ids, List<ApprovalRow> first, int waiting, int running) {
    /** How many of the first are in it. */
    public static final int MAX_SHOWN = 20;

    public RevocationsPreview {
        ids = List.copyOf(ids);
        first = List.copyOf(first);
    }
}
