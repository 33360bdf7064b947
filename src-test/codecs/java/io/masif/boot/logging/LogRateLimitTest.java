package io.masif.boot.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogRateLimitTest {
    @Test
    void eachPeriodHasItsLines() {
        AtomicLong clock = new AtomicLong();
        AtomicInteger lines = new AtomicInteger();
        AtomicInteger omitted = new AtomicInteger();
        LogRateLimit limit = new LogRateLimit(60, Duration.ofMinutes(1), omitted::addAndGet, clock::get);
        for (int i = 0; i < 80; i++) {
            clock.addAndGet(Duration.ofMillis(500).toNanos());
            limit.log(lines::incrementAndGet);
        }
        assertThat(lines).hasValue(60);
        assertThat(omitted).hasValue(0);
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        limit.log(lines::incrementAndGet);
        assertThat(lines).hasValue(61);
        assertThat(omitted).hasValue(20);
    }

    @Test
    void linesOfAFloodAreCountedInsteadOfLogged() {
        AtomicInteger lines = new AtomicInteger();
        AtomicInteger omitted = new AtomicInteger();
        LogRateLimit limit = new LogRateLimit(10, omitted::addAndGet);
        long begin = System.nanoTime();
        int events = 0;
        while (events <= 1000 || lines.get() < 20 || omitted.get() == 0) {
            limit.log(lines::incrementAndGet);
            events++;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        assertThat((long) lines.get()).isLessThanOrEqualTo(10 * (2 + seconds));
        assertThat(omitted.get()).isBetween(1, events - lines.get());
    }
}
