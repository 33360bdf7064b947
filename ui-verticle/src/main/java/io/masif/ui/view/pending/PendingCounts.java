package io.masif.ui.view.pending;

/**
 * On how many hosts an action is pending.
 *
 * @param hosts all of them
 * @param security on how many it comes from a security archive
 * @param stepBack on how many it would replace a newer version, which no host executes
 */
public record PendingCounts(int hosts, int security, int stepBack) {
    /** Whether it comes from a security archive on all of these hosts; some hosts alone do not mark the action. */
    public boolean isSecurity() {
        return security == hosts;
    }
}
