package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Result;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An approved upgrade of the package that the agent itself comes in, whose script restarts the agent. */
class SelfUpgradeTest extends HostCase {
    @AfterEach
    void killSecondAgent() {
        pid(folder.resolve("second.pid")).ifPresent(second -> {
            second.destroyForcibly();
            second.onExit().join();
        });
    }

    @Test
    void theNewAgentFindsTheRunThatRestartedItAndReportsItsEnd() {
        host.install(DebPackage.of("masif-agent", "1.0"), DebPackage.of("after", "1.0"));
        String start = KillableAgent.command(host).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        // what "systemctl restart" does: end the old one, wait for its end, start the new one outside of the script
        host.offer(
                DebPackage.of("masif-agent", "1.1").postinst("""
                        first=$(cat '%1$s/first.pid')
                        kill -TERM "$first"
                        while [ -e "/proc/$first/exe" ]; do sleep 0.1; done
                        setsid %2$s >'%1$s/second.log' 2>&1 </dev/null 3>&- &
                        echo $! >'%1$s/second.pid'
                        """.formatted(folder, start)),
                DebPackage.of("after", "1.1"));
        agent.start();
        Folders.write(folder.resolve("first.pid"), Long.toString(agent.process().pid()));
        host.approve("update masif-agent 1.0 -> 1.1", "update after 1.0 -> 1.1");
        assertThat(host.awaitValue("the outcome", () -> host.master.findOutcome("update masif-agent 1.0 -> 1.1"))
                        .result())
                .isEqualTo(Result.DONE);
        assertThat(host.master
                        .findOutcome("update after 1.0 -> 1.1")
                        .orElseThrow()
                        .result())
                .isEqualTo(Result.DONE);
        assertThat(host.master.runs).hasSize(1);
        host.await("the run forgotten", () -> !host.hasRunFile(""));
        assertThat(agent.process().isAlive()).isFalse();
        assertThat(Folders.read(folder.resolve("second.log"))).contains("found a run of an earlier process");
        assertThat(host.sandbox.version("masif-agent")).contains("1.1");
    }

    private static Optional<ProcessHandle> pid(Path file) {
        String text = Folders.read(file).strip();
        return text.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(text));
    }
}
