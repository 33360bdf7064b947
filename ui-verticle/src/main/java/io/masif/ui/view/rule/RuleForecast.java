package io.masif.ui.view.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rule approves of the actions that are pending.
 *
 * @param now what it approves at once
 * @param soon what it approves in the next seven days
 * @param next when it approves something next, after now; null if nothing is to be approved later
 */
public record RuleForecast(Part now, Part soon, Instant next) {
    /** How many actions of each part are listed. */
    public static final int MAX_LISTED = 100;

    /** How many days the second part looks ahead. */
    public static final int DAYS = 7;

    /**
     * Some actions.
     *
     * @param actions the first of them, by time
     * @param count how many there are
     * @param hosts for how many hosts at least one of them is pending
     * @param revoked how many of them the current version approved before, and an operator revoked
     */
    public record Part(List<ForecastAction> actions, int count, int hosts, int revoked) {
        public Part {
            actions = List.copyOf(actions);
        }
    }

    /** The first action that is approved next, after now. */
    public Optional<ForecastAction> findNext() {
        return soon.actions().stream().findFirst();
    }
}
