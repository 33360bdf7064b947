package io.masif.master.endpoint;

import io.masif.decision.EffectiveDecision;
import java.time.Instant;

/** Until when an answer is valid: until the first of the approvals in it expires, or the first of the deferrals ends. */
final class AnswerValidity {
    private long untilMillis = Long.MAX_VALUE;

    /** Whether an action is part of the answer, given what is decided about it. */
    boolean add(EffectiveDecision decision) {
        if (!decision.until().equals(Instant.MAX)) {
            untilMillis = Math.min(untilMillis, decision.until().toEpochMilli());
        }
        return decision.isApproved();
    }

    boolean isValid(long nowMillis) {
        return nowMillis < untilMillis;
    }

    long untilMillis() {
        return untilMillis;
    }
}
