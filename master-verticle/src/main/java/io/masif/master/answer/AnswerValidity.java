package io.masif.master.answer;

import io.masif.decision.EffectiveDecision;
import io.masif.delivery.Delivery;
import java.time.Instant;

/**
 * What may be part of an answer, and until when the answer is valid: until the first of the approvals in it expires, the first of
 * the deferrals ends, or approvals may be handed out to the host, or no longer.
 */
public final class AnswerValidity {
    private final Delivery delivery;
    private long untilMillis = Long.MAX_VALUE;

    /** @param delivery whether approvals are handed out to the host */
    public AnswerValidity(Delivery delivery) {
        this.delivery = delivery;
        limit(delivery.until());
    }

    /** Whether an action is part of the answer, given what is decided about it. */
    public boolean add(EffectiveDecision decision) {
        limit(decision.until());
        return delivery.isAllowed() && decision.isApproved();
    }

    private void limit(Instant until) {
        untilMillis = Math.min(untilMillis, toMillis(until));
    }

    /**
     * Until when a run of what is in the answer may be started, in milliseconds of the epoch; {@link Long#MAX_VALUE} if there is
     * no such end.
     */
    public long startUntilMillis() {
        return toMillis(delivery.until());
    }

    /** Whether it is before the end. */
    public boolean isValid(long nowMillis) {
        return nowMillis < untilMillis;
    }

    /** The end, in milliseconds of the epoch; {@link Long#MAX_VALUE} if there is none. */
    public long untilMillis() {
        return untilMillis;
    }

    private static long toMillis(Instant until) {
        return until.equals(Instant.MAX) ? Long.MAX_VALUE : until.toEpochMilli();
    }
}
