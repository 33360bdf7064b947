package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ReportIntervalTest {
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final ReportInterval interval = new ReportInterval(INTERVAL, new Random());

    @RepeatedTest(20)
    void staysAroundTheLongerOfIntervalAndWhatTheMasterAsksFor() {
        assertThat(interval.delayAfterAnswer(Duration.ofSeconds(1)).toMillis()).isBetween(54_000L, 66_000L);
        assertThat(interval.delayAfterAnswer(Duration.ofSeconds(100)).toMillis())
                .isBetween(90_000L, 110_000L);
    }

    @RepeatedTest(20)
    void backsOffToTenMinutesAndForgetsItAfterAnAnswer() {
        assertThat(interval.delayAfterFailure(Duration.ZERO).toMillis()).isBetween(30_000L, 60_000L);
        assertThat(interval.delayAfterFailure(Duration.ZERO).toMillis()).isBetween(60_000L, 120_000L);
        for (int i = 0; i < 100; i++) {
            assertThat(interval.delayAfterFailure(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMinutes(10));
        }
        interval.delayAfterAnswer(INTERVAL);
        assertThat(interval.delayAfterFailure(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(interval.delayAfterFailure(Duration.ZERO).toMillis()).isBetween(3_000L, 6_000L);
        assertThat(interval.delayAfterFailure(Duration.ZERO).toMillis()).isBetween(30_000L, 60_000L);
        assertThat(interval.delayAfterFailure(Duration.ZERO).toMillis()).isBetween(60_000L, 120_000L);
    }

    @RepeatedTest(20)
    void doesNotComeBackEarlierThanItWasAskedTo() {
        assertThat(interval.delayAfterFailure(Duration.ofSeconds(30)).toMillis())
                .isBetween(30_000L, 45_000L);
        interval.delayAfterAnswer(INTERVAL);
        assertThat(interval.delayAfterFailure(Duration.ofSeconds(30)).toMillis())
                .isBetween(30_000L, 45_000L);
        assertThat(interval.delayAfterFailure(Duration.ZERO).toMillis()).isBetween(30_000L, 60_000L);
    }

    @RepeatedTest(20)
    void isNotSilencedForGoodByAMasterThatErrs() {
        assertThat(interval.delayAfterFailure(Duration.ofDays(365))).isLessThanOrEqualTo(Duration.ofMinutes(90));
        assertThat(interval.delayAfterAnswer(Duration.ofDays(365))).isLessThanOrEqualTo(Duration.ofHours(27));
    }

    @RepeatedTest(20)
    void hostsThatLoseTheirMasterWhileTheyWaitComeBackSoon() {
        assertThat(interval.delayAfterLostWait(false)).isLessThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(interval.delayAfterLostWait(true)).isZero();
        assertThat(interval.delayAfterWait(Duration.ofSeconds(100)).toMillis()).isBetween(90_000L, 110_000L);
        assertThat(interval.delayAfterWait(Duration.ofDays(365))).isLessThanOrEqualTo(Duration.ofHours(27));
    }

    /** The first within a fraction of it, the last near its end. */
    @Test
    void hostsThatLoseTheirMasterTogetherComeBackOneAfterTheOther() {
        assertThat(Stream.generate(() -> interval.delayAfterLostWait(false).toMillis())
                        .limit(1000))
                .allMatch(millis -> millis <= 4000)
                .anyMatch(millis -> millis < 400)
                .anyMatch(millis -> millis > 3600);
    }

    @Test
    void retryAfterIsANumberOrADate() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(RetryAfter.parse("120", now)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 10:00:30 GMT", now)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 09:00:00 GMT", now)).isZero();
        assertThat(RetryAfter.parse("soon", now)).isZero();
        assertThat(RetryAfter.parse("-5", now)).isZero();
        assertThat(RetryAfter.parse("9".repeat(40), now)).isZero();
        assertThat(RetryAfter.parse(null, now)).isZero();
    }
}
