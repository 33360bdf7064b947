package io.masif.ui.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.database.Columns;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was executed is counted from any moment on, although samples are of whole hours. */
class PartialHourTest extends ApiCase {
    private Instant hour;

    @BeforeEach
    void putRuns() {
        hour = rows.query("SELECT UTC_TIMESTAMP(3) - INTERVAL 3 HOUR AS moment")
                .iterator()
                .next()
                .getLocalDateTime("moment")
                .toInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.HOURS);
        rows.putHost("a", PERL);
        putRun(10);
        putRun(50);
        putRun(70);
        putSample(0, 2);
        putSample(1, 1);
        putSample(2, 0);
    }

    private void putRun(int minute) {
        rows.putRun("a", PERL, Result.DONE, null, "");
        rows.query(
                "UPDATE run SET told_at = ? ORDER BY id DESC LIMIT 1",
                Columns.toUtc(hour.plus(Duration.ofMinutes(minute))));
    }

    private void putSample(int hours, int done) {
        rows.query(
                "REPLACE INTO fleet_sample VALUES (?, 1, 1, 0, 1, ?, 0)",
                Columns.toUtc(hour.plus(Duration.ofHours(hours))),
                done);
    }

    @Test
    void theHourOfTheMomentIsCountedFromTheMomentOn() {
        assertThat(countDone(0)).isEqualTo(3);
        assertThat(countDone(30)).isEqualTo(2);
        assertThat(countDone(55)).isEqualTo(1);
        assertThat(countDone(75)).isZero();
    }

    /** Actions that hosts have executed since that minute. */
    private int countDone(int minute) {
        return new JsonObject(api.get("/api/v1/overview?since=" + hour.plus(Duration.ofMinutes(minute)))
                        .body())
                .getInteger("done");
    }
}
