package io.masif.agent.retry;

import io.masif.agent.message.PausedAction;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Approved actions that are not executed now.
 *
 * @param byAction why each of them is paused
 * @param nextRetry when the first of them is tried again; null if none is tried again because of the time alone
 * @param cause why the first of them is paused; null if nextRetry is null
 */
public record PausedActions(Map<Digest, Pause> byAction, Instant nextRetry, String cause) {
    static final PausedActions NONE = new PausedActions(Map.of(), null, null);

    /**
     * Why an action is paused.
     *
     * @param reason a sentence for a person
     * @param until when it is tried again; null if it is not tried again because of the time alone
     */
    public record Pause(String reason, Instant until) {}

    public PausedActions {
        byAction = Map.copyOf(byAction);
    }

    /** Those of the actions that are paused. */
    public List<PausedAction> select(List<Action> actions) {
        return actions.stream()
                .filter(action -> byAction.containsKey(action.digest()))
                .map(action -> {
                    Pause pause = byAction.get(action.digest());
                    return new PausedAction(action, pause.reason(), pause.until());
                })
                .toList();
    }
}
