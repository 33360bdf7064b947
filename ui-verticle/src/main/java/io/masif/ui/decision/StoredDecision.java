package io.masif.ui.decision;

import java.util.Locale;

/**
 * The outcome of an operator's request to decide.
 *
 * @param id the decision's number
 */
public record StoredDecision(long id, State state) {
    /** Whether the request made it; false if it was there already. */
    public boolean isCreated() {
        return state == State.CREATED;
    }

    /** What the decision is at the time of the request. */
    public enum State {
        /** The request made it. */
        CREATED,
        /** It was there already. A part of it may be revoked. */
        IN_FORCE,
        /** The request made or found it before, and it was revoked as a whole since then. */
        REVOKED,
        /** The request made or found it before, and it expired since then. */
        EXPIRED;

        /** Its name in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
