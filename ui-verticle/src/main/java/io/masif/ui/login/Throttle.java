package io.masif.ui.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down guessing: after some wrong passwords for a name from an address, each further one costs a longer wait. Other
 * names from that address, and that name from other addresses, do not wait.
 */
final class Throttle {
    private static final int FREE = 5;
    private static final int LONGEST_SHIFT = 8;
    private static final int REMEMBERED = 10_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final Map<Key, Failures> failures = new LinkedHashMap<>();
    private final LongSupplier nanos;

    /** @param nanos a clock that nobody sets, such as {@link System#nanoTime()} */
    Throttle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How many seconds the next attempt has to wait before its password is compared; 0 if it need not. */
    int wait(String user, ClientAddress from) {
        Key key = Key.of(user, from);
        Failures counted = failures.get(key);
        long passed = counted == null ? 0 : nanos.getAsLong() - counted.last();
        if (counted == null || passed > FORGOTTEN.toNanos()) {
            failures.remove(key);
            return 0;
        }
        if (counted.count() < FREE) {
            return 0;
        }
        Duration left = Duration.ofSeconds(1L << Math.min(LONGEST_SHIFT, counted.count() - FREE))
                .minusNanos(passed);
        return left.isNegative() ? 0 : (int) left.toSeconds() + 1;
    }

    void failed(String user, ClientAddress from) {
        Key key = Key.of(user, from);
        Failures counted = failures.remove(key);
        if (failures.size() >= REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
        failures.put(key, new Failures(counted == null ? 1 : counted.count() + 1, nanos.getAsLong()));
    }

    void succeeded(String user, ClientAddress from) {
        failures.remove(Key.of(user, from));
    }

    /** @param last when, by the clock, in nanoseconds */
    private record Failures(int count, long last) {}

    /** @param user bounded in length: nobody has a longer name */
    private record Key(String user, String network) {
        private static final int LONGEST = 255;

        static Key of(String user, ClientAddress from) {
            return new Key(user.length() > LONGEST ? user.substring(0, LONGEST) : user, from.network());
        }
    }
}
