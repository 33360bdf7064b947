package io.masif.ui.view.rule;

import java.time.Instant;

/**
 * When a rule makes decisions. What it approved before it ends stays approved.
 *
 * @param from null if it begins at once
 * @param to the first moment at which it is no longer valid; null if it does not end
 */
public record Validity(Instant from, Instant to) {
    /** From the beginning, without an end. */
    public static final Validity ALWAYS = new Validity(null, null);

    /** @throws IllegalArgumentException if it ends before it begins */
    public Validity {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("a rule becomes valid before it ends");
        }
    }

    /** Whether that moment is neither before its beginning nor after its end. */
    public boolean contains(Instant moment) {
        return (from == null || !moment.isBefore(from)) && !isEnded(moment);
    }

    /** Whether it has ended at that moment. */
    public boolean isEnded(Instant now) {
        return to != null && !now.isBefore(to);
    }
}
