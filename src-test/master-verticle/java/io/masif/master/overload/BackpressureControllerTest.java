package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.wire.ReportAnswer;
import io.masif.wire.ReportAnswerWriter;
import io.masif.wire.ReportAnswerWriter.NextReport;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackpressureControllerTest {
    private final BackpressureController backpressure =
            new BackpressureController(Duration.ofSeconds(30), Duration.ZERO);

    @Test
    void intervalGrowsWhileReportsAreRefusedAndComesBackByItself() {
        assertThat(backpressure.nextReport().seconds()).isEqualTo(30);
        for (int second = 0; second < 10; second++) {
            backpressure.recordRefusal();
            backpressure.tick();
        }
        assertThat(backpressure.nextReport().seconds()).isEqualTo(280);
        for (int second = 0; second < 100; second++) {
            backpressure.tick();
        }
        assertThat(backpressure.nextReport().seconds()).isEqualTo(30);
    }

    @Test
    void refusalsAreKeptBackForASecondAtMostWhileTheDatabaseStalls() {
        for (int second = 0; second < 10; second++) {
            backpressure.recordRefusal();
            backpressure.tick();
        }
        assertThat(IntStream.range(0, 1000).mapToObj(host -> backpressure.refusalDelay(true)))
                .allMatch(delay -> delay.compareTo(Duration.ofSeconds(1)) <= 0);
        assertThat(IntStream.range(0, 1000).mapToObj(host -> backpressure.refusalDelay(false)))
                .anyMatch(delay -> delay.compareTo(Duration.ofSeconds(2)) > 0);
    }

    @Test
    void hostsThatWaitComeBackSoonUnlessTheyAreToReportMoreRarely() {
        BackpressureController waiting = new BackpressureController(Duration.ofSeconds(30), Duration.ofMinutes(5));
        assertThat(waiting.nextReportAfter(Duration.ofSeconds(2)).seconds()).isEqualTo(1);
        for (int second = 0; second < 10; second++) {
            waiting.recordRefusal();
            waiting.tick();
        }
        assertThat(waiting.nextReportAfter(Duration.ofSeconds(100)).seconds()).isEqualTo(180);
        assertThat(waiting.nextReportAfter(Duration.ofMinutes(5)).seconds()).isEqualTo(1);
    }

    @Test
    void hostsAreNotToldToWaitForAMinuteAfterOneCouldNotBeHeld() {
        BackpressureController waiting = new BackpressureController(Duration.ofSeconds(30), Duration.ofMinutes(5));
        assertThat(json(waiting.nextReport())).isEqualTo("{\"wait\":300,\"next\":30}");
        waiting.recordUnheld();
        for (int second = 0; second < 60; second++) {
            assertThat(json(waiting.nextReport())).isEqualTo("{\"next\":30}");
            assertThat(json(waiting.nextReportAfter(Duration.ofMinutes(5)))).isEqualTo("{\"wait\":300,\"next\":1}");
            waiting.tick();
        }
        assertThat(json(waiting.nextReport())).isEqualTo("{\"wait\":300,\"next\":30}");
    }

    private static String json(NextReport next) {
        return ReportAnswerWriter.write(Buffer.buffer("{"), ReportAnswer.NO_LIMIT, 1, next)
                .toString();
    }

    @Test
    void silenceCoversTheLongestAnnouncedInterval() {
        assertThat(backpressure.maxSilence()).isEqualTo(Duration.ofSeconds(45));
        for (int second = 0; second < 10; second++) {
            backpressure.recordRefusal();
            backpressure.tick();
        }
        assertThat(backpressure.maxSilence()).isEqualTo(Duration.ofMinutes(7));
        for (int second = 0; second < 400; second++) {
            backpressure.tick();
        }
        assertThat(backpressure.nextReport().seconds()).isEqualTo(30);
        assertThat(backpressure.maxSilence()).isEqualTo(Duration.ofMinutes(7));
        for (int second = 0; second < 100; second++) {
            backpressure.tick();
        }
        assertThat(backpressure.maxSilence()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void reportsAreParsedAgainAsSoonAsABatchMadeRoom() {
        long now = System.nanoTime();
        assertThat(backpressure.isQueueFull(now)).isFalse();
        backpressure.recordQueueFull(now);
        assertThat(backpressure.isQueueFull(now + 99_000_000)).isTrue();
        assertThat(backpressure.isQueueFull(now + 100_000_000)).isFalse();
        backpressure.recordQueueHasRoom(now + 1_000_000);
        assertThat(backpressure.isQueueFull(now + 1_000_000)).isFalse();
    }

    @Test
    void lateLoopsMakeItGrowSlowly() {
        for (int second = 0; second < 10; second++) {
            backpressure.recordLoopDelay();
            backpressure.tick();
        }
        assertThat(backpressure.nextReport().seconds()).isEqualTo(49);
    }

    @Test
    void itDoesNotGrowForEver() {
        for (int second = 0; second < 1000; second++) {
            backpressure.recordRefusal();
            backpressure.tick();
        }
        assertThat(backpressure.nextReport().seconds()).isEqualTo(1200);
        assertThat(backpressure.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(121));
    }

    @Test
    void fewRefusedHostsComeBackSoonAndManyOneAfterTheOther() {
        List<Duration> times = IntStream.range(0, 4000)
                .mapToObj(host -> backpressure.retryAfter())
                .sorted()
                .toList();
        assertThat(times.get(100)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(times.get(3999)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    }
}
