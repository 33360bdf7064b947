package io.masif.ui.view.packages;

/**
 * What is known about a package on a host, from its plan and its runs.
 *
 * @param host the name of the host
 * @param installed the version that it has; null if that is not known, or the package was removed
 * @param planned the version that it plans to have; null if it plans none, or to remove the package
 * @param isPlanned whether it plans something with the package
 * @param isFailed whether its last execution of one of its actions with the package failed
 * @param isRunning whether it executes something with the package now
 */
public record PackageHost(
        String host, String installed, String planned, boolean isPlanned, boolean isFailed, boolean isRunning) {}
