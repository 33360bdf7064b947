package io.masif.ui.view.health;

import java.util.List;

/**
 * The hosts of a row.
 *
 * @param key the row; null if no host has it any more
 */
public record HealthHosts(HealthKey key, List<HealthHost> hosts) {
    /** No host has it. */
    public static final HealthHosts NONE = new HealthHosts(null, List.of());

    public HealthHosts {
        hosts = List.copyOf(hosts);
    }
}
