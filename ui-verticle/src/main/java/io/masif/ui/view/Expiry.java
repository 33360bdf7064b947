package io.masif.ui.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Which certificates end soon. */
public final class Expiry {
    /** A certificate ends soon for so many days. */
    private static final int DAYS = 30;

    private Expiry() {}

    /** What ends before this moment ends soon, or has ended. It is the end of a day, so that it changes once a day. */
    public static Instant limit(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(DAYS + 1L, ChronoUnit.DAYS);
    }

    /**
     * Whether a certificate ends soon, or has ended.
     *
     * @param end null if it is not known
     */
    public static boolean isNear(Instant end, Instant now) {
        return end != null && end.isBefore(limit(now));
    }
}
