package io.masif.domain;

import java.util.List;

/**
 * An approved action that cannot be executed yet.
 *
 * @param action the approved action
 * @param waitsFor the actions of the same plan that would have to be approved as well; may be empty
 * @param reason a sentence for a person
 */
public record Blocked(Action action, List<Action> waitsFor, String reason) {
    private static final int LONGEST_REASON = 65_536;

    public Blocked {
        waitsFor = List.copyOf(waitsFor);
        reason = reason == null ? null : Quote.line(reason, LONGEST_REASON);
    }
}
