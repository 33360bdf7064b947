package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.http.ClientAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each wrong password after the fifth doubles the wait, by a monotonic clock. */
class LoginThrottleTest {
    private static final ClientAddress HERE = ClientAddress.parse("192.0.2.1").orElseThrow();
    private static final ClientAddress ELSEWHERE =
            ClientAddress.parse("192.0.2.2").orElseThrow();

    /** A monotonic clock may start at any value, and overflow. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

    private final LoginThrottle throttle = new LoginThrottle(nanos::get);

    @BeforeEach
    void fiveWrongPasswords() {
        for (int i = 0; i < 5; i++) {
            assertThat(wait(HERE)).isZero();
            throttle.recordFailure("admin", HERE);
        }
    }

    @Test
    void theWaitDoublesAndExpires() {
        assertThat(wait(HERE)).isEqualTo(2);
        pass(Duration.ofMillis(1001));
        assertThat(wait(HERE)).isZero();
        throttle.recordFailure("admin", HERE);
        pass(Duration.ofMillis(500));
        assertThat(wait(HERE)).isEqualTo(2);
        pass(Duration.ofMillis(1501));
        assertThat(wait(HERE)).isZero();
    }

    @Test
    void theWaitIsForOneNameAtOneAddressUntilThePasswordIsRight() {
        assertThat(wait(ELSEWHERE)).isZero();
        assertThat(throttle.getWaitSeconds("other", HERE)).isZero();
        throttle.recordSuccess("admin", HERE);
        assertThat(wait(HERE)).isZero();
    }

    @Test
    void failuresExpireAfterAQuarterOfAnHour() {
        pass(Duration.ofMinutes(15).plusNanos(1));
        assertThat(wait(HERE)).isZero();
        throttle.recordFailure("admin", HERE);
        assertThat(wait(HERE)).isZero();
    }

    private int wait(ClientAddress from) {
        return throttle.getWaitSeconds("admin", from);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
