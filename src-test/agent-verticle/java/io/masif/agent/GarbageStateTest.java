package io.masif.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no longer what the agent has written costs a line of the log, and nothing else. */
class GarbageStateTest extends HostCase {
    @Test
    void isLoggedInOneLineEach() {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        for (String file : List.of(
                "attempts.json",
                "known.json",
                "restarts.json",
                "refresh.log",
                "runs/one/run.json",
                "runs/two/outcome.json",
                "runs/file")) {
            Folders.write(host.stateFolder().resolve(file), "\0\1{garbage\nmore of it\n");
        }
        host.approve("update foo 1.0 -> 1.1");
        agent.start();
        host.await(
                "the run",
                () -> host.master.findOutcome("update foo 1.0 -> 1.1").isPresent());
        assertThat(agent.logText().lines())
                .noneMatch(line -> line.startsWith("\t") || line.contains("Exception:") || line.contains("more of it"));
        assertThat(agent.countLines("attempts.json")).isEqualTo(1);
        assertThat(agent.countLines("run=one")).isEqualTo(1);
        assertThat(agent.countLines("run=two")).isEqualTo(1);
    }
}
