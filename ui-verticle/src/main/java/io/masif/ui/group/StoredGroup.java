package io.masif.ui.group;

import io.masif.decision.HostSet;
import java.time.Instant;

/**
 * A group of hosts.
 *
 * @param members the hosts that are in it
 * @param removed when it was removed; null if it was not
 * @param revision grows with each change of the group
 */
public record StoredGroup(
        int id,
        GroupDefinition definition,
        HostSet members,
        String author,
        Instant created,
        Instant removed,
        long revision) {
    /** Its name. */
    public String name() {
        return definition.name();
    }

    public boolean isRemoved() {
        return removed != null;
    }
}
