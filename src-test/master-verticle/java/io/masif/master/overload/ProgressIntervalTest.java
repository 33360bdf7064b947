package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Run;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressIntervalTest {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final List<Run> RUNNING = List.of(new Run("r", Instant.EPOCH, null, List.of(), null, ""));
    private static final List<Run> ENDED = List.of(new Run("r", Instant.EPOCH, Instant.EPOCH, List.of(), null, ""));

    private final ProgressInterval interval = new ProgressInterval(2);

    @Test
    void fewHostsReportProgressEverySecond() {
        IntStream.rangeClosed(1, 100).forEach(n -> assertThat(interval.seconds("host" + n, RUNNING, SECOND_NANOS))
                .isEqualTo(1));
    }

    @Test
    void manyHostsShareTheNumberOfReportsThatIsAccepted() {
        IntStream.rangeClosed(1, 5000).forEach(n -> interval.seconds("host" + n, RUNNING, n));
        assertThat(interval.seconds("host1", RUNNING, 6000)).isEqualTo(50);
        IntStream.rangeClosed(1, 100_100).forEach(n -> interval.seconds("host" + n, RUNNING, 7000 + n));
        assertThat(interval.seconds("host1", RUNNING, SECOND_NANOS)).isEqualTo(300);
    }

    @Test
    void thoseThatHaveEndedOrWereNotHeardOfForLongDoNotCount() {
        IntStream.rangeClosed(1, 1000).forEach(n -> interval.seconds("host" + n, RUNNING, n));
        IntStream.rangeClosed(1, 500).forEach(n -> assertThat(interval.seconds("host" + n, ENDED, SECOND_NANOS))
                .isEqualTo(1));
        assertThat(interval.seconds("host1000", RUNNING, SECOND_NANOS)).isEqualTo(5);
        assertThat(interval.seconds("host1000", RUNNING, 700 * SECOND_NANOS)).isEqualTo(1);
        assertThat(interval.seconds("idle", List.of(), 700 * SECOND_NANOS)).isEqualTo(1);
    }
}
