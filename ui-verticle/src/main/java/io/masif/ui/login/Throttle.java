package io.masif.ui.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** How many seconds the next attempt has to wait before its password is compared; 0 if it need not. */
    int wait(String user, ClientAddress from, Instant now) {
        Key key = Key.of(user, from);
        Failures counted = failures.get(key);
        if (counted == null || counted.last().plus(FORGOTTEN).isBefore(now)) {
            failures.remove(key);
            return 0;
        }
        if (counted.count() < FREE) {
            return 0;
        }
        int seconds = 1 << Math.min(LONGEST_SHIFT, counted.count() - FREE);
        long left = Duration.between(now, counted.last().plusSeconds(seconds)).toSeconds();
        return left < 0 ? 0 : (int) left + 1;
    }

    void failed(String user, ClientAddress from, Instant now) {
        Key key = Key.of(user, from);
        Failures counted = failures.remove(key);
        if (failures.size() >= REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
        failures.put(key, new Failures(counted == null ? 1 : counted.count() + 1, now));
    }

    void succeeded(String user, ClientAddress from) {
        failures.remove(Key.of(user, from));
    }

    private record Failures(int count, Instant last) {}

    /** @param user bounded in length: nobody has a longer name */
    private record Key(String user, String network) {
        private static final int LONGEST = 255;

        static Key of(String user, ClientAddress from) {
            return new Key(user.length() > LONGEST ? user.substring(0, LONGEST) : user, from.network());
        }
    }
}
