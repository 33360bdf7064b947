package io.masif.ui.view.pending;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * A pending action.
 *
 * @param key the key of the action
 * @param hosts how many hosts plan it without a decision about it
 * @param securityHosts on how many of them it comes from a security archive
 * @param stepBackHosts on how many of them it would replace a newer version, which no host executes
 * @param from the versions that it replaces, sorted
 * @param declines for how many further hosts it is declined or deferred
 * @param origin where it comes from
 */
public record PendingRow(
        ActionKey key,
        int hosts,
        int securityHosts,
        int stepBackHosts,
        List<String> from,
        PendingDeclines declines,
        PackageOrigin origin) {
    public PendingRow {
        from = List.copyOf(from);
    }

    /** Whether it comes from a security archive on all of these hosts; some hosts alone do not mark the row. */
    public boolean isSecurity() {
        return securityHosts == hosts;
    }
}
