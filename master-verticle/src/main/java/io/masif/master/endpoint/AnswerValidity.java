package io.masif.master.endpoint;

import java.time.Instant;

/** Until when an answer is valid: until the first of the approvals in it expires. */
final class AnswerValidity {
    private long untilMillis = Long.MAX_VALUE;

    /**
     * Whether an action is approved, and thus part of the answer.
     *
     * @param expiry when its approval expires, {@link Instant#MAX} for never; null if it is not approved
     */
    boolean addApproval(Instant expiry) {
        if (expiry != null && !expiry.equals(Instant.MAX)) {
            untilMillis = Math.min(untilMillis, expiry.toEpochMilli());
        }
        return expiry != null;
    }

    boolean isValid(long nowMillis) {
        return nowMillis < untilMillis;
    }

    long untilMillis() {
        return untilMillis;
    }
}
