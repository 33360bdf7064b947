package io.masif.ui.fleet.progress;

/**
 * An action that failed on a host, is still approved and planned there, and was not retried since.
 *
 * @param host the host's number
 * @param action the action's number
 * @param run the number of the run in which it failed
 */
public record RetryableFailure(int host, int action, long run) {}
