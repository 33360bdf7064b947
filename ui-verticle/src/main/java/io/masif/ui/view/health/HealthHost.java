package io.masif.ui.view.health;

import java.time.Instant;

/**
 * A host of a row.
 *
 * @param system null if it is not known
 */
public record HealthHost(String name, String system, Instant lastSeen) {
    /** The same with another moment. */
    public HealthHost withLastSeen(Instant moment) {
        return new HealthHost(name, system, moment);
    }
}
