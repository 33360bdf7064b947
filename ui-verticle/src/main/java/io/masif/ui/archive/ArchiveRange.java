package io.masif.ui.archive;

import io.masif.ui.view.approval.list.ApprovalLists;
import io.masif.ui.view.list.ListRequest;

/**
 * The part of the decisions that is read.
 *
 * @param after the number of the decision after which it begins, in an order by number; null for the first one
 * @param from how many to leave out at the beginning
 * @param max the most decisions
 */
public record ArchiveRange(Long after, long from, int max) {
    /** The page that is asked for. A list that is not in the order of numbers has no position to begin after. */
    public static ArchiveRange of(ListRequest<?> request) {
        return request.after() != null
                        && request.isSortedBy(ApprovalLists.CREATED)
                        && request.after().identity().get(0) instanceof Long negative
                ? new ArchiveRange(-negative, 0, request.pageSize())
                : new ArchiveRange(null, (request.page() - 1L) * request.pageSize(), request.pageSize());
    }
}
