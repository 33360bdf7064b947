package io.masif.ui.view.approval;

import io.masif.decision.EffectiveDecision;
import io.masif.decision.EffectiveDecision.State;
import java.time.Instant;

/**
 * What is decided about an action on a host, and by whom.
 *
 * @param id the number of the approval or the decline; null if the action is pending
 * @param author the operator who decided; null if the action is pending
 * @param until when it ends by itself; null if it does not
 */
public record ActionDecision(EffectiveDecision.State state, Long id, String author, Instant until) {
    /** Nothing is decided. */
    public static final ActionDecision PENDING = new ActionDecision(State.PENDING, null, null, null);
}
