package io.masif.agent.retry;

import io.masif.domain.Digest;
import java.time.Instant;
import java.util.Map;

/**
 * Approved actions that are not executed now.
 *
 * @param reasons a sentence for each action
 * @param nextRetry when the first of them is tried again; null if none is tried again because of the time alone
 * @param cause why the first of them is paused; null if nextRetry is null
 */
public record PausedActions(Map<Digest, String> reasons, Instant nextRetry, String cause) {
    static final PausedActions NONE = new PausedActions(Map.of(), null, null);

    public PausedActions {
        reasons = Map.copyOf(reasons);
    }
}
