package io.masif.agent.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.cycle.CycleScheduler.State;
import io.masif.agent.message.ReportResult;
import io.masif.agent.message.StartDeadline;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When an agent may wait for a master to have something new, and what it does then. */
class IdleAgentTest {
    private static final long NOW = 1;

    private final CycleScheduler scheduler = new CycleScheduler(Duration.ofMinutes(1), Duration.ofHours(1));

    @Test
    void reportsWhenAMasterHasSomethingNew() {
        assertThat(scheduler.isIdle()).isFalse();
        endCycle(true);
        assertThat(scheduler.isIdle()).isTrue();
        scheduler.beginInspection();
        scheduler.reportDue();
        assertThat(scheduler.isIdle()).isFalse();
        assertThat(scheduler.waitMillis(NOW)).isEqualTo(1);
        assertThat(scheduler.wake(NOW)).isEqualTo(State.REPORTING);
        assertThat(scheduler.beginInspection()).isFalse();
    }

    @Test
    void isNotIdleDuringARunNorWithoutAMaster() {
        scheduler.runsListed(true);
        endCycle(true);
        assertThat(scheduler.isIdle()).isFalse();
        scheduler.runsListed(false);
        endCycle(false);
        assertThat(scheduler.isIdle()).isFalse();
    }

    private void endCycle(boolean isAcknowledged) {
        Duration delay = Duration.ofHours(1);
        scheduler.cycleEnded(
                new ReportResult(isAcknowledged, false, Set.of(), Map.of(), StartDeadline.NONE, delay, delay),
                false,
                NOW);
    }
}
