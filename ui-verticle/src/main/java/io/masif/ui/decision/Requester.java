package io.masif.ui.decision;

import java.util.function.BooleanSupplier;

/**
 * The client of a change.
 *
 * @param isDisconnected whether it no longer waits for the answer
 * @param retryHint a sentence on how it finds out whether a change was made of which it got no answer
 */
public record Requester(BooleanSupplier isDisconnected, String retryHint) {
    /** The sentence about a change of which it is not known whether it was made. */
    String describeUnknownOutcome(String change) {
        return "It is not known whether this is " + change + ": the database did not answer. " + retryHint;
    }
}
