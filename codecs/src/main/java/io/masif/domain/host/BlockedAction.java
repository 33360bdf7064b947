package io.masif.domain.host;

import io.masif.domain.Action;
import io.masif.text.Quote;
import java.util.List;

/**
 * An approved action that cannot be executed yet.
 *
 * @param action the approved action
 * @param waitsFor the actions of the same plan that would have to be approved as well; may be empty
 * @param reason a sentence for a person
 */
public record BlockedAction(Action action, List<Action> waitsFor, String reason) {
    private static final int MAX_REASON_LENGTH = 65_536;

    public BlockedAction {
        waitsFor = List.copyOf(waitsFor);
        reason = reason == null ? null : Quote.line(reason, MAX_REASON_LENGTH);
    }
}
