package io.masif.ui.decision;

import java.util.function.BooleanSupplier;

/** The client that requests a change. */
public final class Requester {
    private final BooleanSupplier isDisconnected;
    private final String retryHint;

    /**
     * @param isDisconnected whether the client no longer waits for the answer
     * @param retryHint a sentence on how the client finds out whether an unanswered change was made
     */
    public Requester(BooleanSupplier isDisconnected, String retryHint) {
        this.isDisconnected = isDisconnected;
        this.retryHint = retryHint;
    }

    boolean isDisconnected() {
        return isDisconnected.getAsBoolean();
    }

    /** The sentence about a change whose outcome is unknown. */
    String describeUnknownOutcome(String change) {
        return "It is not known whether this is " + change + ": the database did not answer. " + retryHint;
    }
}
