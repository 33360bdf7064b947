package io.masif.ui.delivery;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.view.Moments;
import java.time.Instant;

/**
 * A freeze that is to be added.
 *
 * @param group the number of the group whose hosts are meant; null for all hosts
 * @param from the first moment
 * @param until the first moment after it
 */
public record NewFreeze(Integer group, Instant from, Instant until, String reason) {
    /**
     * Checks it.
     *
     * @param now it must not be over yet
     * @throws Failure as bad input, with a sentence
     */
    public NewFreeze requireValid(Instant now) {
        Moments.requireStorable("from", from);
        Moments.requireStorable("until", until);
        if (!from.isBefore(until)) {
            throw Failure.badInput(Text.of("refusal-delivery.freeze-order"));
        }
        if (!now.isBefore(until)) {
            throw Failure.badInput(Text.of("refusal-delivery.freeze-over"));
        }
        return this;
    }
}
