package io.masif.ui.view.pending;

import io.masif.ui.view.ActionKey;
import java.time.Instant;
import java.util.List;

/**
 * A pending action.
 *
 * @param key the key of the action
 * @param hosts how many hosts plan it without an approval
 * @param securityHosts on how many of them it comes from a security archive
 * @param stepBackHosts on how many of them it would replace a newer version, which no host executes
 * @param from the versions that it replaces, sorted
 * @param source the name of the source package; that of the package if no host has reported another one
 * @param firstSeen when a host reported it for the first time
 */
public record PendingRow(
        ActionKey key,
        int hosts,
        int securityHosts,
        int stepBackHosts,
        List<String> from,
        String source,
        Instant firstSeen) {
    public PendingRow {
        from = List.copyOf(from);
    }

    /** Whether it comes from a security archive on all of these hosts; some hosts alone do not mark the row. */
    public boolean isSecurity() {
        return securityHosts == hosts;
    }
}
