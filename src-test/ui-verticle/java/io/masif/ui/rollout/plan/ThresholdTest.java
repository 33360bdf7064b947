package io.masif.ui.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When enough hosts are done, and when too many have failed. */
class ThresholdTest {
    @ParameterizedTest
    @CsvSource({"80, 2, 8, 10", "80, 2, 2, 2", "80, 5, 5, 5", "0, 2, 2, 100", "100, 0, 0, 0", "34, 0, 1, 2"})
    void enoughHostsAreDone(int percent, int count, int done, int counted) {
        assertThat(new SuccessThreshold(percent, count).isMet(done, counted)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "80, 2, 7, 10",
        "80, 3, 2, 3",
        "80, 5, 3, 3",
        "0, 1, 0, 0",
        "0, 2, 1, 100",
        "100, 0, 99, 100",
        "51, 0, 1, 2"
    })
    void tooFewHostsAreDone(int percent, int count, int done, int counted) {
        assertThat(new SuccessThreshold(percent, count).isMet(done, counted)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 100000", "10, 1, 10, 100", "10, 2, 2, 3", "100, 1, 3, 3"})
    void tooManyHostsFailed(int percent, int count, int errors, int counted) {
        assertThat(new ErrorThreshold(percent, count).isReached(errors, counted))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, 100", "10, 1, 9, 100", "10, 2, 1, 3", "0, 1, 0, 0"})
    void fewHostsFailed(int percent, int count, int errors, int counted) {
        assertThat(new ErrorThreshold(percent, count).isReached(errors, counted))
                .isFalse();
    }

    @Test
    void noShareIsTooLargeForLargeFleets() {
        assertThat(new SuccessThreshold(100, 0).required(100_000_000)).isEqualTo(100_000_000);
        assertThat(new ErrorThreshold(50, 1).isReached(49_999_999, 100_000_000)).isFalse();
    }
}
