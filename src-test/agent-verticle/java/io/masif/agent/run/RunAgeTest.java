package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunAgeTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void includesTheTimeBeforeThisProcess() {
        assertThat(RunAge.since(Instant.now().minus(HOUR)).elapsed()).isGreaterThanOrEqualTo(HOUR);
        assertThat(RunAge.zero().elapsed())
                .isGreaterThanOrEqualTo(Duration.ZERO)
                .isLessThan(HOUR);
    }

    @Test
    void startsNowIfTheClockHasBeenSetBackSince() {
        assertThat(RunAge.since(Instant.now().plus(HOUR)).elapsed())
                .isGreaterThanOrEqualTo(Duration.ZERO)
                .isLessThan(HOUR);
    }
}
