package io.masif.master.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Run;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressPaceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<Run> GOING = List.of(new Run("r", Instant.EPOCH, null, List.of(), null, ""));
    private static final List<Run> ENDED = List.of(new Run("r", Instant.EPOCH, Instant.EPOCH, List.of(), null, ""));

    private final ProgressPace pace = new ProgressPace(2);

    @Test
    void aFewHostsTellEverySecond() {
        IntStream.rangeClosed(1, 100).forEach(n -> assertThat(pace.seconds("host" + n, GOING, SECOND))
                .isEqualTo(1));
    }

    @Test
    void manyHostsShareTheNumberOfReportsThatIsTaken() {
        IntStream.rangeClosed(1, 5000).forEach(n -> pace.seconds("host" + n, GOING, n));
        assertThat(pace.seconds("host1", GOING, 6000)).isEqualTo(50);
        IntStream.rangeClosed(1, 100_100).forEach(n -> pace.seconds("host" + n, GOING, 7000 + n));
        assertThat(pace.seconds("host1", GOING, SECOND)).isEqualTo(300);
    }

    @Test
    void thoseThatHaveEndedOrWereNotHeardOfForLongDoNotCount() {
        IntStream.rangeClosed(1, 1000).forEach(n -> pace.seconds("host" + n, GOING, n));
        IntStream.rangeClosed(1, 500).forEach(n -> assertThat(pace.seconds("host" + n, ENDED, SECOND))
                .isEqualTo(1));
        assertThat(pace.seconds("host1000", GOING, SECOND)).isEqualTo(5);
        assertThat(pace.seconds("host1000", GOING, 700 * SECOND)).isEqualTo(1);
        assertThat(pace.seconds("idle", List.of(), 700 * SECOND)).isEqualTo(1);
    }
}
