package io.masif.master.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CountPaceTest {
    private static final long NOW = -5;

    private final CountPace pace = new CountPace();

    @Test
    void nothingBeginsWithinAMinute() {
        assertThat(pace.tryBegin(NOW)).isTrue();
        pace.end(after(1));
        assertThat(pace.tryBegin(after(59))).isFalse();
        assertThat(pace.tryBegin(after(60))).isTrue();
    }

    @Test
    void slowCountsAreRepeatedLessOften() {
        assertThat(pace.tryBegin(NOW)).isTrue();
        pace.end(after(10));
        assertThat(pace.tryBegin(after(199))).isFalse();
        assertThat(pace.tryBegin(after(200))).isTrue();
    }

    @Test
    void nothingBeginsWhileItGoesOn() {
        assertThat(pace.tryBegin(NOW)).isTrue();
        assertThat(pace.tryBegin(after(1000))).isFalse();
    }

    private static long after(int seconds) {
        return NOW + TimeUnit.SECONDS.toNanos(seconds);
    }
}
