package io.masif.agent.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.cycle.CycleScheduler.State;
import io.masif.agent.message.ReportResult;
import io.masif.agent.message.StartDeadline;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each transition, and how long the agent waits; the time starts near the overflow of {@link System#nanoTime()}. */
class CycleSchedulerTest {
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(60);
    private static final Duration CHECK_INTERVAL = Duration.ofHours(1);

    private final CycleScheduler scheduler = new CycleScheduler(REPORT_INTERVAL, CHECK_INTERVAL);
    private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(10);

    @Test
    void beginsWithACycleThatSimulates() {
        assertThat(scheduler.state()).isEqualTo(State.REPORTING);
        assertThat(scheduler.beginInspection()).isTrue();
        assertThat(scheduler.beginInspection()).isFalse();
    }

    @Test
    void waitsForTheNextReportAsTheMasterAsked() {
        assertThat(report(90, 1)).isEqualTo(State.WAITING);
        assertThat(waitMillis()).isEqualTo(90_000);
        pass(90_000);
        assertThat(wake()).isEqualTo(State.REPORTING);
    }

    @Test
    void inspectsAfterTheCheckIntervalIfTheNextReportIsDueLater() {
        scheduler.beginInspection();
        report(10_000, 1);
        assertThat(waitMillis()).isEqualTo(3_600_000);
        pass(3_600_000);
        assertThat(wake()).isEqualTo(State.INSPECTING);
        assertThat(scheduler.beginInspection()).isFalse();
        assertThat(scheduler.inspectionEnded()).isEqualTo(State.WAITING);
        assertThat(waitMillis()).isEqualTo(3_600_000);
        pass(3_600_000);
        wake();
        scheduler.inspectionEnded();
        assertThat(waitMillis()).isEqualTo(2_800_000);
    }

    @Test
    void checksTheProgressOfARunEverySecondAfterThePauseThatTheMasterAsked() {
        scheduler.runsListed(true);
        report(60, 5);
        assertThat(waitMillis()).isEqualTo(5000);
        pass(5000);
        assertThat(wake()).isEqualTo(State.CHECKING_PROGRESS);
        assertThat(scheduler.progressChecked(false, now)).isEqualTo(State.WAITING);
        assertThat(waitMillis()).isEqualTo(1000);
        pass(1000);
        assertThat(wake()).isEqualTo(State.CHECKING_PROGRESS);
        assertThat(scheduler.progressChecked(true, now)).isEqualTo(State.REPORTING);
    }

    @Test
    void reportsWhenDueAlthoughARunIsActive() {
        scheduler.runsListed(true);
        report(1, 60);
        pass(1000);
        assertThat(wake()).isEqualTo(State.REPORTING);
    }

    @Test
    void watchesNoProgressWhileNoMasterIsReached() {
        scheduler.runsListed(true);
        refuse(600);
        assertThat(waitMillis()).isEqualTo(600_000);
        pass(1000);
        assertThat(wake()).isEqualTo(State.INSPECTING);
    }

    @Test
    void waitsForTheReportIntervalAfterACycleThatFailed() {
        scheduler.runsListed(true);
        assertThat(scheduler.cycleFailed(now)).isEqualTo(State.WAITING);
        assertThat(waitMillis()).isEqualTo(60_000);
        pass(60_000);
        assertThat(wake()).isEqualTo(State.REPORTING);
    }

    @Test
    void runsTheNextCycleAtOnceIfTheExecutionHasChangedWhatWasReported() {
        assertThat(scheduler.cycleEnded(result(true, 60, 1), true, now)).isEqualTo(State.WAITING);
        assertThat(waitMillis()).isOne();
        assertThat(wake()).isEqualTo(State.REPORTING);
        report(60, 1);
        assertThat(waitMillis()).isEqualTo(60_000);
    }

    @Test
    void aChangeOfTheHostEndsTheWaiting() {
        scheduler.beginInspection();
        report(60, 1);
        scheduler.hostChanged();
        assertThat(scheduler.state()).isEqualTo(State.WAITING);
        assertThat(waitMillis()).isOne();
        assertThat(wake()).isEqualTo(State.REPORTING);
        assertThat(scheduler.beginInspection()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangeOfTheHostDuringACycleCausesAnotherCycle(boolean afterInspection) {
        if (afterInspection) {
            scheduler.beginInspection();
        }
        scheduler.hostChanged();
        assertThat(scheduler.isSimulationRequested()).isTrue();
        report(60, 1);
        assertThat(waitMillis()).isOne();
        assertThat(wake()).isEqualTo(State.REPORTING);
        assertThat(scheduler.beginInspection()).isTrue();
    }

    @Test
    void aChangeOfTheHostDuringTheCheckOfProgressCausesACycle() {
        scheduler.runsListed(true);
        report(60, 1);
        pass(1000);
        wake();
        scheduler.hostChanged();
        assertThat(scheduler.progressChecked(false, now)).isEqualTo(State.WAITING);
        assertThat(waitMillis()).isOne();
        assertThat(wake()).isEqualTo(State.REPORTING);
    }

    @Test
    void aChangeOfTheHostDuringAnInspectionCausesACycle() {
        report(10_000, 1);
        pass(3_600_000);
        wake();
        scheduler.hostChanged();
        scheduler.inspectionEnded();
        assertThat(waitMillis()).isOne();
        assertThat(wake()).isEqualTo(State.REPORTING);
    }

    @Test
    void aMasterThatWasNotReachedIsNotAskedEarlierBecauseOfAChange() {
        refuse(60);
        scheduler.hostChanged();
        assertThat(wake()).isEqualTo(State.INSPECTING);
        assertThat(scheduler.beginInspection()).isTrue();
        scheduler.inspectionEnded();
        assertThat(waitMillis()).isEqualTo(60_000);
        scheduler.hostChanged();
        pass(60_000);
        assertThat(wake()).isEqualTo(State.REPORTING);
        report(60, 1);
        assertThat(waitMillis()).isEqualTo(60_000);
    }

    @Test
    void nothingIsSimulatedWhileARunIsActiveButAfterIt() {
        scheduler.runsListed(true);
        assertThat(scheduler.beginInspection()).isFalse();
        report(60, 1);
        scheduler.hostChanged();
        wake();
        scheduler.runsListed(false);
        assertThat(scheduler.beginInspection()).isTrue();
        assertThat(scheduler.isSimulationRequested()).isFalse();
    }

    @Test
    void alwaysWaitsForAMillisecondAtLeast() {
        report(1, 1);
        pass(5000);
        assertThat(waitMillis()).isOne();
    }

    private State report(int nextSeconds, int progressSeconds) {
        return scheduler.cycleEnded(result(true, nextSeconds, progressSeconds), false, now);
    }

    private void refuse(int nextSeconds) {
        assertThat(scheduler.cycleEnded(result(false, nextSeconds, nextSeconds), false, now))
                .isEqualTo(State.WAITING);
    }

    private static ReportResult result(boolean acknowledged, int nextSeconds, int progressSeconds) {
        return new ReportResult(
                acknowledged,
                false,
                Set.of(),
                Map.of(),
                StartDeadline.NONE,
                Duration.ofSeconds(nextSeconds),
                Duration.ofSeconds(progressSeconds));
    }

    private long waitMillis() {
        return scheduler.waitMillis(now);
    }

    private State wake() {
        return scheduler.wake(now);
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
