package io.masif.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseClock clock = DatabaseClock.of(vertx);
    private final long begin = System.nanoTime();

    @AfterEach
    void close() {
        vertx.close();
    }

    /** The answer was made at the begin of a second, and measured as if it had been made in the middle of it. */
    @Test
    void slowAnswerDoesNotReplaceAQuickOne() {
        measured(TIME, Duration.ZERO);
        Instant before = clock.at(begin);
        measured(TIME.minus(SECOND), SECOND);
        assertThat(clock.at(begin)).isEqualTo(before);
    }

    @Test
    void quickAnswerReplacesASlowOne() {
        measured(TIME.minus(SECOND), SECOND);
        measured(TIME, Duration.ZERO);
        assertThat(clock.at(begin)).isEqualTo(TIME);
    }

    @Test
    void clockThatWasSetIsFollowedEvenByASlowAnswer() {
        measured(TIME, Duration.ZERO);
        measured(TIME.minus(Duration.ofHours(1)), SECOND);
        assertThat(clock.at(begin)).isBefore(TIME.minus(Duration.ofMinutes(50)));
    }

    private void measured(Instant answer, Duration took) {
        clock.measured(LocalDateTime.ofInstant(answer, ZoneOffset.UTC), begin - took.toNanos(), begin);
    }
}
