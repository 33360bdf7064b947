package io.masif.master.plan;

import io.masif.domain.Action;
import io.masif.domain.Digest;

/**
 * An action that a host sent.
 *
 * @param digest the action's, computed once
 */
public record SentAction(Digest digest, Action action) {
    /** Computes the digest. */
    public static SentAction of(Action action) {
        return new SentAction(action.digest(), action);
    }
}
