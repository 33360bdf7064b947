package io.masif.ui.store;

import java.util.function.BooleanSupplier;

/**
 * The client of a change.
 *
 * @param hasLeft whether it no longer waits for the answer
 * @param repeat a sentence on how it finds out whether a change was made of which it got no answer
 */
public record Requester(BooleanSupplier hasLeft, String repeat) {
    /** The sentence about a change of which it is not known whether it was made. */
    String unknown(String change) {
        return "It is not known whether this is " + change + ": the database did not answer. " + repeat;
    }
}
