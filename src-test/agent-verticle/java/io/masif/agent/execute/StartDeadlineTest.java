package io.masif.agent.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.CountedApt;
import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.agent.message.StartDeadline;
import io.masif.domain.Result;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is approved is started only within the time that the master gives. */
class StartDeadlineTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";
    private static final int WITHIN_SECONDS = 20;

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
    void theTimeIsCheckedLastOfAll() {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        BlockedStart blocked = new BlockedStart(Folders.create(folder.resolve("bin")));
        agent = new KillableAgent(host, blocked.commandPrefix()).start();
        host.await("a first report", () -> host.master.plan() != null);
        host.master.within = WITHIN_SECONDS;
        host.approve(UPDATE);
        host.await("a run that is prepared", blocked::isReached);
        Instant end = Instant.now().plusSeconds(WITHIN_SECONDS);
        host.master.approved.clear();
        host.await("the end of the window", () -> Instant.now().isAfter(end));
        blocked.release();
        host.awaitReports(3);
        assertThat(host.master.runs).isEmpty();
        assertThat(host.sandbox.version("foo")).contains("1.0");
        host.master.within = 3600;
        host.approve(UPDATE);
        host.await("it is done", () -> host.master
                .findOutcome(UPDATE)
                .filter(outcome -> outcome.result() == Result.DONE)
                .isPresent());
    }

    /** An apt-config that waits when a run is prepared, after all checks before that. */
    private record BlockedStart(CountedApt apt, Path bin) {
        private static final int CALLS_BEFORE = 1;

        BlockedStart(Path bin) {
            this(new CountedApt(bin), bin);
            // then the agent asks once whether its plan is up to date, and after that it prepares the run
            apt.beforeItNamesFiles("touch '" + bin.resolve("named") + "'");
            apt.replace("apt-config", """
                    if [ -e '%1$s/named' ]; then
                        echo called >>'%1$s/calls'
                        if [ "$(wc -l <'%1$s/calls')" -gt %2$d ]; then
                            touch '%1$s/reached'
                            until [ -e '%1$s/go' ]; do sleep 0.1; done
                        fi
                    fi
                    exec /usr/bin/apt-config "$@"
                    """.formatted(bin, CALLS_BEFORE));
        }

        String[] commandPrefix() {
            return apt.commandPrefix();
        }

        boolean isReached() {
            return Files.exists(bin.resolve("reached"));
        }

        void release() {
            Folders.write(bin.resolve("go"), "");
        }
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
