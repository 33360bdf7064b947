package io.masif.delivery;

import java.time.Instant;

/**
 * Whether a host may be told at a moment what is approved for it.
 *
 * @param until when that may change by itself; {@link Instant#MAX} for never
 */
public record Delivery(State state, Instant until) {
    /** Nothing prevents it. */
    public static final Delivery UNRESTRICTED = new Delivery(State.UNRESTRICTED, Instant.MAX);

    /** Nobody is told anything. */
    public static final Delivery STOPPED = new Delivery(State.STOPPED, Instant.MAX);

    /** Why it may be told, or not. */
    public enum State {
        /** Nothing prevents it: the host is in no group with a window. */
        UNRESTRICTED(true),
        /** A window of a group of the host is open. */
        IN_WINDOW(true),
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

    /** Whether the host may be told. */
    public boolean isAllowed() {
        return state.isAllowed;
    }
}
