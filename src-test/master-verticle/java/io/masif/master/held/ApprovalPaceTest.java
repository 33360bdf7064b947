package io.masif.master.held;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ApprovalPaceTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void asManyAsInASecondAreAnsweredAtOnceAndThenOneAfterTheOther() {
        ApprovalPace pace = new ApprovalPace(10);
        long now = System.nanoTime();
        assertThat(count(pace, now, 100)).isEqualTo(10);
        assertThat(count(pace, now + SECOND / 2, 100)).isEqualTo(5);
        assertThat(count(pace, now + 10 * SECOND, 100)).isEqualTo(10);
    }

    @Test
    void zeroIsNoLimit() {
        assertThat(count(new ApprovalPace(0), System.nanoTime(), 100)).isEqualTo(100);
    }

    private static long count(ApprovalPace pace, long atNanos, int attempts) {
        return LongStream.range(0, attempts)
                .filter(attempt -> pace.tryAcquire(atNanos))
                .count();
    }
}
