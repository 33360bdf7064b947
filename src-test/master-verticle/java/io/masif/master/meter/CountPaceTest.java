package io.masif.master.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CountPaceTest {
    private static final long NOW = -5;

    private final CountPace pace = new CountPace();

    @Test
    void nothingBeginsWithinAMinute() {
        assertThat(pace.begin(NOW)).isTrue();
        pace.end(after(1));
        assertThat(pace.begin(after(59))).isFalse();
        assertThat(pace.begin(after(60))).isTrue();
    }

    @Test
    void whatTakesLongIsDoneLessOften() {
        assertThat(pace.begin(NOW)).isTrue();
        pace.end(after(10));
        assertThat(pace.begin(after(199))).isFalse();
        assertThat(pace.begin(after(200))).isTrue();
    }

    @Test
    void nothingBeginsWhileItGoesOn() {
        assertThat(pace.begin(NOW)).isTrue();
        assertThat(pace.begin(after(1000))).isFalse();
    }

    private static long after(int seconds) {
        return NOW + TimeUnit.SECONDS.toNanos(seconds);
    }
}
