package io.masif.ui.retry;

/**
 * The outcome of a request for a retry.
 *
 * @param id the retry's number
 * @param isCreated whether the request created it; false if the same was requested before
 */
public record StoredRetry(long id, boolean isCreated) {}
