package io.masif.master.http;

import java.time.Instant;

/** Until when an answer may be given: until the first of the approvals that it relies on expires. */
final class Validity {
    private long untilMillis = Long.MAX_VALUE;

    /**
     * Whether an action is approved, which the answer then relies on.
     *
     * @param until when its approval expires, {@link Instant#MAX} for never; null if it is not approved
     */
    boolean approved(Instant until) {
        if (until != null && !until.equals(Instant.MAX)) {
            untilMillis = Math.min(untilMillis, until.toEpochMilli());
        }
        return until != null;
    }

    boolean isValid(long nowMillis) {
        return nowMillis < untilMillis;
    }

    long untilMillis() {
        return untilMillis;
    }
}
