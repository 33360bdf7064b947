package io.masif.ui.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Which certificates and lists of revoked certificates end soon. */
public final class Expiry {
    /** A certificate ends soon for so many days. */
    private static final int DAYS = 30;

    /** A list ends soon for so many days: some authorities issue lists for a week. */
    private static final int LIST_DAYS = 3;

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

    /**
     * Whether a list of revoked certificates has to be replaced soon, or has expired.
     *
     * @param due when it has to be replaced; null if it does not say
     */
    public static boolean isListNear(Instant due, Instant now) {
        return due != null && due.isBefore(now.plus(LIST_DAYS, ChronoUnit.DAYS));
    }
}
