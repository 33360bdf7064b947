package io.masif.ui.store;

import io.masif.domain.Action;
import java.time.Instant;

/**
 * The row of an action.
 *
 * @param source the name of the source package; that of the package if no host has reported another one
 * @param firstSeen when a host reported the action for the first time
 */
public record FleetAction(Action action, String source, Instant firstSeen) {
    /** The same with another source package. */
    public FleetAction withSource(String other) {
        return new FleetAction(action, other, firstSeen);
    }
}
