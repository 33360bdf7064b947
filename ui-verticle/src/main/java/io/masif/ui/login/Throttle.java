package io.masif.ui.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down whoever guesses passwords: after some wrong ones from an address, each further one costs a longer wait. */
final class Throttle {
    private static final int FREE = 5;
    private static final int LONGEST_SHIFT = 8;
    private static final int REMEMBERED = 10_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private final Map<String, Failures> failures = new LinkedHashMap<>();

    /** How many seconds this address has to wait before its next attempt is looked at; 0 if it need not. */
    int wait(String address, Instant now) {
        Failures known = failures.get(address);
        if (known == null || known.last().plus(FORGOTTEN).isBefore(now)) {
            failures.remove(address);
            return 0;
        }
        if (known.count() < FREE) {
            return 0;
        }
        int seconds = 1 << Math.min(LONGEST_SHIFT, known.count() - FREE);
        long left = Duration.between(now, known.last().plusSeconds(seconds)).toSeconds();
        return left < 0 ? 0 : (int) left + 1;
    }

    void failed(String address, Instant now) {
        Failures known = failures.remove(address);
        if (failures.size() >= REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
        failures.put(address, new Failures(known == null ? 1 : known.count() + 1, now));
    }

    void succeeded(String address) {
        failures.remove(address);
    }

    private record Failures(int count, Instant last) {}
}
