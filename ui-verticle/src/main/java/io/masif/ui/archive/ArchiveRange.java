package io.masif.ui.archive;

import io.masif.ui.view.approval.list.ApprovalLists;
import io.masif.ui.view.list.ListRequest;
import java.time.Instant;

/**
 * The part of the decisions that is read.
 *
 * @param after the position after which it begins; null for the first one
 * @param from how many to leave out at the beginning
 * @param max the most decisions
 */
public record ArchiveRange(Position after, long from, int max) {
    /** The last one that the database knows. */
    private static final Instant MAX_MOMENT = Instant.parse("9999-12-31T23:59:59.999Z");

    /**
     * A decision after which a page begins.
     *
     * @param ended when it ended; null in an order by numbers
     * @param id its number
     */
    record Position(Instant ended, long id) {}

    /** The page that is asked for. A list that is in the order of neither numbers nor ends has no position to begin after. */
    public static ArchiveRange of(ListRequest<?> request) {
        Position after = findPosition(request);
        return after == null
                ? new ArchiveRange(null, (request.page() - 1L) * request.pageSize(), request.pageSize())
                : new ArchiveRange(after, 0, request.pageSize());
    }

    private static Position findPosition(ListRequest<?> request) {
        if (request.after() == null || !(request.after().identity().get(0) instanceof Long negative)) {
            return null;
        }
        if (request.isSortedBy(ApprovalLists.CREATED)) {
            return new Position(null, -negative);
        }
        return request.isSortedBy(ApprovalLists.ENDED)
                        && request.after().key() instanceof Long ended
                        && ended >= 0
                        && ended <= MAX_MOMENT.toEpochMilli()
                ? new Position(Instant.ofEpochMilli(ended), -negative)
                : null;
    }
}
