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
        long end = System.nanoTime() + Duration.ofMillis(1500).toNanos();
        int events = 0;
        while (System.nanoTime() < end || omitted.get() == 0) {
            limit.log(lines::incrementAndGet);
            events++;
        }
        assertThat(events).isGreaterThan(1000);
        assertThat(lines.get()).isBetween(20, 10 * (2 + events / 1000));
        assertThat(omitted.get()).isBetween(1, events - lines.get());
    }
}
