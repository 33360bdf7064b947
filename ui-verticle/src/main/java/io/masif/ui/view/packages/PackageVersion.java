package io.masif.ui.view.packages;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * An action with a package, whatever the version before.
 *
 * @param isSecurity whether it is a security update for some host
 * @param planned how many hosts plan it
 * @param pending for how many of these it is pending
 * @param done how many hosts have executed it and do not plan it again
 * @param running how many hosts execute it now
 * @param failedHosts the names of the first hosts whose last execution failed
 */
public record PackageVersion(
        ActionKey key, boolean isSecurity, int planned, int pending, int done, int running, FailedHosts failedHosts) {
    /**
     * Hosts at which it failed.
     *
     * @param count how many
     * @param names the names of the first of them
     */
    public record FailedHosts(int count, List<String> names) {
        /** The most names. */
        public static final int MAX_NAMES = 10;

        public FailedHosts {
            names = List.copyOf(names);
        }
    }
}
