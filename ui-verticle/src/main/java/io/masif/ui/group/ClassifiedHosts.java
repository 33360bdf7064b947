package io.masif.ui.group;

import io.masif.decision.HostSet;

/**
 * The hosts that are classified: the members of all groups take them into account.
 *
 * @param stored as the database has them
 * @param computed those that are by now
 */
public record ClassifiedHosts(HostSet stored, HostSet computed) {
    /** Whether others are stored. */
    public boolean isOutdated() {
        return !stored.equals(computed);
    }

    /** Those of the stored ones that still are. */
    public HostSet remaining() {
        return HostSet.of(stored.intersection(computed.toBitmap()));
    }
}
