package io.masif.ui.view.health;

import java.time.Instant;
import java.util.Map;

/**
 * A host with one of the values that it has of a subject.
 *
 * @param system null if it is not known
 */
public record HealthHost(String name, HealthKey key, String system, Instant lastSeen) {
    /** What a search among the hosts of one row looks at: all of them have its value. */
    String hostText() {
        return name + " " + system;
    }

    /** What a search among the hosts of all rows looks at. */
    String searchText() {
        return hostText() + " " + key.searchText();
    }

    /** The same with the value in other words. */
    public HealthHost withKey(HealthKey other) {
        return new HealthHost(name, other, system, lastSeen);
    }

    /** The same, last seen at the moment of its name; unchanged if there is none. */
    public HealthHost withLastSeen(Map<String, Instant> moments) {
        return new HealthHost(name, key, system, moments.getOrDefault(name, lastSeen));
    }
}
