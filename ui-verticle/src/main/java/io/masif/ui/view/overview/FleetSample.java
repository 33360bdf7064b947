package io.masif.ui.view.overview;

import java.time.Instant;

/**
 * The state of the fleet during an hour.
 *
 * @param hour when the hour began
 * @param counts the state at its end
 * @param done how many actions hosts executed in it
 * @param failed how many failed in it
 */
public record FleetSample(Instant hour, PendingCounts counts, int done, int failed) {
    /**
     * How much is pending.
     *
     * @param hosts how many hosts there are
     * @param pendingHosts on how many of them an action is pending
     * @param securityHosts on how many of them a security update is pending
     * @param pendingActions how many different actions are pending
     */
    public record PendingCounts(int hosts, int pendingHosts, int securityHosts, int pendingActions) {}
}
