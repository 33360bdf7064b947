package io.masif.ui.view.pending;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * An action that awaits approval.
 *
 * @param key which one
 * @param hosts how many hosts want it and have no approval for it
 * @param securityHosts on how many of them it comes from a security archive
 * @param stepBackHosts on how many of them it would replace a newer version, which no host executes
 * @param from the versions that it replaces, sorted
 */
public record PendingRow(ActionKey key, int hosts, int securityHosts, int stepBackHosts, List<String> from) {
    public PendingRow {
        from = List.copyOf(from);
    }

    /** Whether it comes from a security archive on all of these hosts: one of them alone marks no row of the others. */
    public boolean isSecurity() {
        return securityHosts == hosts;
    }
}
