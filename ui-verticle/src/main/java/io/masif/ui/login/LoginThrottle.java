package io.masif.ui.login;

import io.masif.ui.http.ClientAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down guessing: after some wrong passwords for a name from an address, the wait doubles with each further one. Other
 * names from that address, and that name from other addresses, are not affected.
 */
final class LoginThrottle {
    private static final int FREE_ATTEMPTS = 5;
    private static final int MAX_SHIFT = 8;
    private static final int MAX_ENTRIES = 10_000;
    private static final Duration EXPIRY = Duration.ofMinutes(15);

    private final Map<Key, FailureCount> failureCounts = new LinkedHashMap<>();
    private final LongSupplier nanos;

    /** @param nanos a monotonic clock, such as {@link System#nanoTime()} */
    LoginThrottle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** After how many seconds the next attempt is checked; 0 if it need not wait. */
    int getWaitSeconds(String user, ClientAddress clientAddress) {
        Key key = Key.of(user, clientAddress);
        FailureCount failureCount = failureCounts.get(key);
        long passed = failureCount == null ? 0 : nanos.getAsLong() - failureCount.lastFailure();
        if (failureCount == null || passed > EXPIRY.toNanos()) {
            failureCounts.remove(key);
            return 0;
        }
        if (failureCount.count() < FREE_ATTEMPTS) {
            return 0;
        }
        Duration remaining = Duration.ofSeconds(1L << Math.min(MAX_SHIFT, failureCount.count() - FREE_ATTEMPTS))
                .minusNanos(passed);
        return remaining.isNegative() ? 0 : (int) remaining.toSeconds() + 1;
    }

    void recordFailure(String user, ClientAddress clientAddress) {
        Key key = Key.of(user, clientAddress);
        FailureCount failureCount = failureCounts.remove(key);
        if (failureCounts.size() >= MAX_ENTRIES) {
            failureCounts.remove(failureCounts.keySet().iterator().next());
        }
        failureCounts.put(
                key, new FailureCount(failureCount == null ? 1 : failureCount.count() + 1, nanos.getAsLong()));
    }

    void recordSuccess(String user, ClientAddress clientAddress) {
        failureCounts.remove(Key.of(user, clientAddress));
    }

    /** @param lastFailure when, by the clock, in nanoseconds */
    private record FailureCount(int count, long lastFailure) {}

    /** @param user the name, truncated to the longest that is possible */
    private record Key(String user, String network) {
        private static final int MAX_USER_LENGTH = 255;

        static Key of(String user, ClientAddress clientAddress) {
            return new Key(
                    user.length() > MAX_USER_LENGTH ? user.substring(0, MAX_USER_LENGTH) : user,
                    clientAddress.network());
        }
    }
}
