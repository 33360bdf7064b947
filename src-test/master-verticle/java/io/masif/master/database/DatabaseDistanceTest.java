package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.overload.WriteQueueLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Reports may wait for longer where the database is far away, and not where it is only busy. */
class DatabaseDistanceTest {
    private static final int MANY = 400;
    private static final int MANY_MORE = 2000;
    private static final int BATCH = 200;
    private static final int BYTES = 1000;
    private static final long NEAR = Duration.ofNanos(300_000).toNanos();
    private static final long FAR = Duration.ofMillis(100).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final DatabaseDistance distance = new DatabaseDistance();
    private final WriteQueueLimit limit = new WriteQueueLimit(distance);
    private final long now = System.nanoTime();

    @Test
    void reportsWaitForLongerWhereTheDatabaseIsFarAway() {
        assertThat(limit.isFull(MANY, BYTES, SECOND)).isTrue();
        distance.record(FAR, now);
        assertThat(limit.isFull(MANY, BYTES, SECOND)).isFalse();
        assertThat(limit.isFull(MANY, BYTES, 10 * SECOND)).isTrue();
    }

    @Test
    void batchesGrowThoughEachTakesLong() {
        distance.record(FAR, now);
        for (int batch = 0; batch < 10; batch++) {
            limit.recordWrite(BATCH, 3 * SECOND / 2);
        }
        assertThat(limit.isFull(MANY, BYTES, SECOND)).isFalse();
    }

    @Test
    void reportsWaitForSomeSecondsWhileTheDatabaseStalls() {
        assertThat(limit.isFull(MANY, BYTES, 4 * SECOND)).isTrue();
        assertThat(limit.isFullWhileStalled(MANY, BYTES, 4 * SECOND)).isFalse();
        assertThat(limit.isFullWhileStalled(MANY, BYTES, 6 * SECOND)).isTrue();
        assertThat(limit.isFullWhileStalled(MANY, Integer.MAX_VALUE, 0)).isTrue();
    }

    @Test
    void oneBatchThatStalledDoesNotMakeReportsWaitForLess() {
        limit.recordWrite(BATCH, 10 * SECOND);
        assertThat(limit.isFull(BATCH - 1, BYTES, 0)).isFalse();
        assertThat(limit.expectedTime(BATCH)).isLessThan(Duration.ofSeconds(1));
    }

    /** However fast batches were, which took no longer than the way to the database. */
    @Test
    void slowBatchesAreNoticedAfterManyFastOnes() {
        distance.record(FAR, now);
        for (int batch = 0; batch < 100; batch++) {
            limit.recordWrite(BATCH, SECOND);
        }
        assertThat(limit.isFull(MANY_MORE, BYTES, 0)).isFalse();
        for (int batch = 0; batch < 12; batch++) {
            limit.recordWrite(BATCH, 3 * SECOND);
        }
        assertThat(limit.isFull(MANY_MORE, BYTES, 0)).isTrue();
    }

    @Test
    void databaseThatIsNearAndBusyIsNotFarAway() {
        distance.record(FAR, now);
        distance.record(NEAR, now + 1);
        distance.record(FAR, now + 2);
        assertThat(limit.isFull(MANY, BYTES, SECOND)).isTrue();
    }

    @Test
    void serverThatWasUsedBeforeDoesNotCountForLong() {
        distance.record(NEAR, now);
        distance.record(FAR, now + MINUTE);
        assertThat(limit.isFull(MANY, BYTES, SECOND)).isTrue();
        distance.record(FAR, now + 2 * MINUTE);
        assertThat(limit.isFull(MANY, BYTES, SECOND)).isFalse();
    }

    @Test
    void reportsNeverWaitForSoLongThatTheirAnswersComeTooLate() {
        distance.record(10 * FAR, now);
        assertThat(limit.isFull(1, BYTES, 6 * SECOND)).isTrue();
    }
}
