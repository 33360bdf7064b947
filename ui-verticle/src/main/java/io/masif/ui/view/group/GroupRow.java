package io.masif.ui.view.group;

import java.time.Instant;

/**
 * A group in a list.
 *
 * @param selector chooses the members; null for a group by hand
 * @param description may be empty
 */
public record GroupRow(
        String name, String selector, String description, Counts counts, String author, Instant created) {
    /**
     * How many hosts there are.
     *
     * @param members in the group
     * @param pending of them with something that awaits a decision
     * @param failed of them on which something failed
     * @param silent of them that have not reported for long
     */
    public record Counts(int members, int pending, int failed, int silent) {}

    /** Whether its hosts are named one by one. */
    public boolean isByHand() {
        return selector == null;
    }

    /** {@code selector} or {@code by-hand}. */
    public String kind() {
        return isByHand() ? GroupLists.BY_HAND : GroupLists.SELECTOR;
    }
}
