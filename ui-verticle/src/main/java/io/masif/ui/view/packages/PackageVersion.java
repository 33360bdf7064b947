package io.masif.ui.view.packages;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * An action with a package, whatever the version before.
 *
 * @param isSecurity whether it is a security update for some host
 * @param isDeclined whether it is declined or deferred for all hosts
 * @param hosts on how many hosts it is how far
 * @param failedHosts the names of the first hosts whose last execution failed
 */
public record PackageVersion(
        ActionKey key, boolean isSecurity, boolean isDeclined, VersionCounts hosts, FailedHosts failedHosts) {
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
