package io.masif.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    /** The examples of the guidelines, with values at and beside the ends: those that alert. */
    @ParameterizedTest
    @CsvSource({
        "10,     -1 11 10.5,   0 5 10",
        "10:,    9.99 -3,      10 11 1000000",
        "~:10,   11,           10 0 -1000",
        "10:20,  9 21,         10 15 20",
        "@10:20, 10 15 20,     9 21",
        "@~:42,  -5 0 42,      43",
        "0,      1 -1 0.001,   0",
        "-5:5,   -6 6,         -5 0 5",
        "@0,     0,            1 -1",
        ":3,     4 -1,         0 3"
    })
    void alertsAsTheGuidelinesSay(String range, String alerts, String fine) {
        Threshold threshold = Threshold.parse(range);
        for (String value : alerts.split(" ", -1)) {
            assertThat(threshold.isAlert(Double.parseDouble(value))).as(value).isTrue();
        }
        for (String value : fine.split(" ", -1)) {
            assertThat(threshold.isAlert(Double.parseDouble(value))).as(value).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", ":", "ten", "10:~", "1:2:3", "10-20", "1e3", "@@1"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> Threshold.parse(text)).hasMessageContaining("a threshold is such as 10, 10:, ~:10");
    }

    @Test
    void refusesARangeThatBeginsAfterItsEnd() {
        assertThatThrownBy(() -> Threshold.parse("20:10")).hasMessageContaining("begins after its end");
    }
}
