package io.masif.ui.decision;

import java.util.Locale;

/**
 * The outcome of a request to decide.
 *
 * @param id the decision's number
 */
public record StoredDecision(long id, State state) {
    /** Whether the request created it; false if it existed already. */
    public boolean isCreated() {
        return state == State.CREATED;
    }

    /** The state of the decision at the time of the request. */
    public enum State {
        /** The request created it. */
        CREATED,
        /** It existed already. A part of it may be revoked. */
        IN_FORCE,
        /** The request was made before, and the decision has been revoked as a whole since. */
        REVOKED,
        /** The request was made before, and the decision has expired since. */
        EXPIRED;

        /** Its name in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
