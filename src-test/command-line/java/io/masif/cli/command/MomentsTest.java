package io.masif.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.cli.failure.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @Test
    void momentsAreWrittenAsPeopleDo() {
        assertThat(Moments.parseEnd("--until", "2027-01-04T06:00:00Z")).isEqualTo("2027-01-04T06:00:00Z");
        assertThat(Moments.parseEnd("--until", "2027-01-04T06:00:00+02:00")).isEqualTo("2027-01-04T04:00:00Z");
        assertThat(Instant.parse(Moments.parseEnd("--until", "2027-01-04")))
                .isEqualTo(LocalDate.of(2027, 1, 4)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant());
        assertThat(Instant.parse(Moments.parseEnd("--until", "7d")))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(7)).minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(7)));
    }

    @Test
    void aDurationIsAgoWhereAMomentHasPassed() {
        assertThat(Moments.parseBegin("--since", "2027-01-04T06:00:00Z")).isEqualTo("2027-01-04T06:00:00Z");
        assertThat(Instant.parse(Moments.parseBegin("--since", "12h")))
                .isBetween(
                        Instant.now().minus(Duration.ofHours(12)).minusSeconds(60),
                        Instant.now().minus(Duration.ofHours(12)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "7", "2027-13-01", "2027-01-04T25:00", ""})
    void whatIsNoMomentIsRefused(String text) {
        assertThatThrownBy(() -> Moments.parseEnd("--until", text))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("--until must be such as 12h, 7d,")
                .hasMessageEndingWith("but is " + text + ".");
    }
}
