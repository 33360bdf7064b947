package io.masif.ui.view.approval.list;

import java.util.Collection;
import java.util.Set;

/**
 * The decisions that are to be revoked together.
 *
 * @param ids their numbers; empty if a filter says which
 * @param filter the filter; null if the numbers say which
 */
public record RevocationTarget(Set<Long> ids, ApprovalFilter filter) {
    public RevocationTarget {
        ids = Set.copyOf(ids);
    }

    /** The decisions of these numbers. */
    public static RevocationTarget of(Collection<Long> ids) {
        return new RevocationTarget(Set.copyOf(ids), null);
    }

    /** All decisions in force that match. */
    public static RevocationTarget matching(ApprovalFilter filter) {
        return new RevocationTarget(Set.of(), filter);
    }

    /** Whether the decision is one of them. */
    public boolean contains(ApprovalRow row) {
        return filter == null ? ids.contains(row.id()) : filter.admits(row) && filter.matches(row);
    }
}
