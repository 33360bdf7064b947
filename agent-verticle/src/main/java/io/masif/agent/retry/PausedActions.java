package io.masif.agent.retry;

import io.masif.domain.Digest;
import java.time.Instant;
import java.util.Map;

/**
 * Approved actions that are not tried now.
 *
 * @param reasons a sentence for each action
 * @param nextRetry when the first of them is tried again; null if time alone does not bring that about
 * @param cause why they are paused; null if next is
 */
public record PausedActions(Map<Digest, String> reasons, Instant nextRetry, String cause) {
    static final PausedActions NONE = new PausedActions(Map.of(), null, null);

    public PausedActions {
        reasons = Map.copyOf(reasons);
    }
}
