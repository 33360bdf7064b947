package io.masif.master.answer;

import io.masif.decision.EffectiveDecision;
import java.time.Instant;

/** Until when an answer is valid: until the first of the approvals in it expires, or the first of the deferrals ends. */
public final class AnswerValidity {
    private long untilMillis = Long.MAX_VALUE;

    /** Whether an action is part of the answer, given what is decided about it. */
    public boolean add(EffectiveDecision decision) {
        if (!decision.until().equals(Instant.MAX)) {
            untilMillis = Math.min(untilMillis, decision.until().toEpochMilli());
        }
        return decision.isApproved();
    }

    /** Whether it is before the end. */
    public boolean isValid(long nowMillis) {
        return nowMillis < untilMillis;
    }

    /** The end, in milliseconds of the epoch; {@link Long#MAX_VALUE} if there is none. */
    public long untilMillis() {
        return untilMillis;
    }
}
