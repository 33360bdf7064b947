package io.masif.delivery;

import java.time.Instant;

/**
 * Whether approvals are handed out to a host at a moment.
 *
 * @param until when that may change by itself; {@link Instant#MAX} for never
 */
public record Delivery(State state, Instant until) {
    /** Nothing prevents it. */
    public static final Delivery UNRESTRICTED = new Delivery(State.UNRESTRICTED, Instant.MAX);

    /** No approval is handed out. */
    public static final Delivery STOPPED = new Delivery(State.STOPPED, Instant.MAX);

    /** Why they are handed out, or not. */
    public enum State {
        /** Nothing prevents it: the host is in no group with a window. */
        UNRESTRICTED(true),
        /** A window of a group of the host is open. */
        IN_WINDOW(true),
        /** The host has joined, it is not known yet in which groups it is, and some of them are restricted. */
        UNCLASSIFIED(false),
        /** Groups of the host have windows, and none of them is open. */
        OUTSIDE_WINDOW(false),
        /** A freeze holds. */
        FROZEN(false),
        /** The brake holds. */
        STOPPED(false);

        private final boolean isAllowed;

        State(boolean isAllowed) {
            this.isAllowed = isAllowed;
        }
    }

    /** Whether they are handed out. */
    public boolean isAllowed() {
        return state.isAllowed;
    }
}
