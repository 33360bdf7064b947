package io.masif.ui.decision;

import io.masif.ui.language.Text;
import java.util.function.BooleanSupplier;

/** The client that requests a change. */
public final class Requester {
    private final BooleanSupplier isDisconnected;
    private final Text retryHint;

    /**
     * @param isDisconnected whether the client no longer waits for the answer
     * @param retryHint a sentence on how the client finds out whether an unanswered change was made
     */
    public Requester(BooleanSupplier isDisconnected, Text retryHint) {
        this.isDisconnected = isDisconnected;
        this.retryHint = retryHint;
    }

    /** Whether the client no longer waits for the answer. */
    public boolean isDisconnected() {
        return isDisconnected.getAsBoolean();
    }

    /**
     * The sentence about a change whose outcome is unknown.
     *
     * @param change what is done, such as {@code approved}
     */
    public Text describeUnknownOutcome(String change) {
        return Text.of("refusal.unknown." + change, retryHint);
    }
}
