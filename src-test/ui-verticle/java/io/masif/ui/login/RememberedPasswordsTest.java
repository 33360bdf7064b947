package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password that was right needs no database for 30 s, and no hash for 12 hours, by a clock that nobody can set. */
class RememberedPasswordsTest {
    /** Such a clock may begin anywhere, and overflow. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

    private final RememberedPasswords remembered = new RememberedPasswords(nanos::get);
    private final String key = remembered.key(attempt("right"));

    @BeforeEach
    void right() {
        remembered.put(key, "hash");
    }

    @Test
    void isFreshForHalfAMinuteAndAgainWhenTheHashWasRead() {
        pass(Duration.ofSeconds(30).minusNanos(1));
        assertThat(remembered.fresh(key)).contains("hash");
        pass(Duration.ofNanos(1));
        assertThat(remembered.fresh(key)).isEmpty();
        assertThat(remembered.matches(key, "hash")).isTrue();
        assertThat(remembered.fresh(key)).contains("hash");
    }

    @Test
    void isForgottenWhenAnotherHashIsStored() {
        assertThat(remembered.matches(key, "another")).isFalse();
        assertThat(remembered.fresh(key)).isEmpty();
        assertThat(remembered.contains(key)).isFalse();
    }

    @Test
    void isForgottenAfterTwelveHoursHoweverOftenItCame() {
        pass(Duration.ofHours(12));
        assertThat(remembered.matches(key, "hash")).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(remembered.fresh(key)).isEmpty();
        assertThat(remembered.contains(key)).isFalse();
    }

    @Test
    void anotherPasswordIsNotFresh() {
        assertThat(remembered.fresh(remembered.key(attempt("wrong")))).isEmpty();
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
