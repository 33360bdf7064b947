package io.masif.ui.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.http.ClientAddress;
import io.masif.ui.session.LoginAttempt;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A correct password needs no database for 30 s, and no hash for 12 hours, by a monotonic clock. */
class PasswordCacheTest {
    /** A monotonic clock may start at any value, and overflow. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

    private final PasswordCache remembered = new PasswordCache(nanos::get);
    private final String key = remembered.createKey(attempt("right"));

    @BeforeEach
    void right() {
        remembered.put(key, "hash");
    }

    @Test
    void anEntryMatchesTheStoredHash() {
        assertThat(remembered.contains(key)).isTrue();
        assertThat(remembered.matches(key, "hash")).isTrue();
    }

    @Test
    void anEntryIsEvictedWhenAnotherHashIsStored() {
        assertThat(remembered.matches(key, "another")).isFalse();
        assertThat(remembered.contains(key)).isFalse();
        assertThat(remembered.matches(key, "hash")).isFalse();
    }

    @Test
    void anEntryExpiresAfterTwelveHoursHoweverOftenItIsUsed() {
        pass(Duration.ofHours(12));
        assertThat(remembered.matches(key, "hash")).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(remembered.matches(key, "hash")).isFalse();
        assertThat(remembered.contains(key)).isFalse();
    }

    @Test
    void anotherPasswordHasNoEntry() {
        assertThat(remembered.contains(remembered.createKey(attempt("wrong")))).isFalse();
    }

    private static LoginAttempt attempt(String password) {
        return new LoginAttempt(
                "admin",
                password,
                ClientAddress.parse("192.0.2.1").orElseThrow(),
                LoginAttempt.Method.BASIC,
                () -> false);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
