package io.masif.agent.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.message.StartDeadline;
import io.masif.domain.Result;
import io.masif.rig.apt.DebPackage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is approved is started only within the time that the master gives. */
class StartDeadlineTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";

    @Test
    void nothingIsStartedAfterTheTimeAndItIsStartedOnceThereIsTimeAgain() {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        host.master.within = 0;
        host.approve(UPDATE);
        agent.start();
        host.awaitReports(4);
        assertThat(host.master.runs).isEmpty();
        host.master.within = 3600;
        host.await("it is done", () -> host.master
                .findOutcome(UPDATE)
                .filter(outcome -> outcome.result() == Result.DONE)
                .isPresent());
    }

    @Test
    void theClockThatIsOverFirstCounts() {
        long now = System.nanoTime();
        assertThat(StartDeadline.NONE.isOver()).isFalse();
        assertThat(StartDeadline.in(Duration.ofHours(1)).isOver()).isFalse();
        assertThat(StartDeadline.in(Duration.ZERO).isOver()).isTrue();
        long inAnHour = now + Duration.ofHours(1).toNanos();
        assertThat(new StartDeadline(inAnHour, Instant.now().minusSeconds(1)).isOver())
                .as("this machine was suspended, or its clock was set forward")
                .isTrue();
        assertThat(new StartDeadline(now - 1, Instant.now().plusSeconds(3600)).isOver())
                .as("this machine's clock was set back")
                .isTrue();
    }
}
