package io.masif.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far clocks are from each other. */
class ClockDifferenceTest {
    @ParameterizedTest
    @CsvSource({
        "7200, 2 h ahead of",
        "7199, 2 h ahead of",
        "-7200, 2 h behind",
        "-61, 61 s behind",
        "90, 90 s ahead of",
        "120, 2 min ahead of",
        "5400, 90 min ahead of",
        "63072000, 730 days ahead of"
    })
    void isDescribed(long seconds, String text) {
        assertThat(of(seconds)).hasToString(text);
    }

    @Test
    void isLargeAboveAMinute() {
        assertThat(of(60).isLarge()).isFalse();
        assertThat(of(61).isLarge()).isTrue();
        assertThat(of(-61).isLarge()).isTrue();
    }

    @Test
    void isNearWithinAMinute() {
        assertThat(of(7200).isNear(of(7230))).isTrue();
        assertThat(of(7200).isNear(of(-7200))).isFalse();
    }

    private static ClockDifference of(long seconds) {
        return new ClockDifference(Duration.ofSeconds(seconds));
    }
}
