package io.masif.decision;

import java.time.Instant;
import java.util.Locale;

/**
 * What is decided about an action on a host in the end.
 *
 * @param decision the decision by which it is so; null if the action is pending
 */
public record EffectiveDecision(State state, Decision decision) {
    /** Nothing is decided. */
    public static final EffectiveDecision PENDING = new EffectiveDecision(State.PENDING, null);

    /** @throws IllegalArgumentException if the two do not fit */
    public EffectiveDecision {
        if ((decision == null) != (state == State.PENDING)) {
            throw new IllegalArgumentException("an action is pending without a decision, and only then");
        }
    }

    /** The host may execute the action. */
    public static EffectiveDecision approved(Decision approval) {
        return new EffectiveDecision(State.APPROVED, approval);
    }

    /** The host may not execute the action, for good or until the decline ends. */
    public static EffectiveDecision declined(Decision decline) {
        return new EffectiveDecision(decline.expires() == null ? State.DECLINED : State.DEFERRED, decline);
    }

    public boolean isApproved() {
        return state == State.APPROVED;
    }

    /** When it ends by itself; {@link Instant#MAX} if it does not. */
    public Instant until() {
        return decision == null ? Instant.MAX : decision.end();
    }

    /** The states of an action on a host. */
    public enum State {
        /** Neither approved nor declined. */
        PENDING,
        /** An approval concerns it, and no decline. */
        APPROVED,
        /** A decline without an end concerns it. */
        DECLINED,
        /** Only declines with an end concern it. */
        DEFERRED;

        /** The word in the API: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
