package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.SandboxHost;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With a real apt that stands still in a postinst, and a master that wants a report every ten minutes. */
class ProgressTest extends HostCase {
    @Test
    void aRunIsReportedWhileItGoesOnAndItsActionsOnlyOnce() throws IOException {
        Path fifo = Folders.fifo(folder.resolve("go"));
        host.install(DebPackage.of("slow", "1.0"))
                .offer(DebPackage.of("slow", "1.1")
                        .postinst("echo first step\nuntil read line <'" + fifo
                                + "'; do :; done\nyes 'much output' | head -n 2000\n"
                                + "echo second step\nuntil read line <'"
                                + fifo + "'; do :; done"));
        host.approve("update slow 1.0 -> 1.1");
        host.start();
        host.master.next = 600;

        Run first = host.awaitValue("the first step", () -> last(host, "first step"));
        assertThat(first.progress().step()).contains("slow");
        assertThat(first.progress().percent()).isBetween(0, 100);
        Files.writeString(fifo, "go\n");
        Run second = host.awaitValue("the second step", () -> last(host, "second step"));
        assertThat(second.log().length()).isLessThanOrEqualTo(4096);
        assertThat(second.outcomes()).isEmpty();
        assertThat(host.master.receivedRuns.stream()
                        .filter(run -> run.ended() == null && !run.outcomes().isEmpty()))
                .hasSize(1);
        Files.writeString(fifo, "go\n");
        Run.Outcome outcome = host.awaitValue("its outcome", () -> host.master.findOutcome("update slow 1.0 -> 1.1"));
        assertThat(outcome.result()).isEqualTo(Result.DONE);
        assertThat(host.master.receivedRuns).doesNotHaveDuplicates();
        assertThat(host.master
                        .receivedRuns
                        .get(host.master.receivedRuns.size() - 1)
                        .progress())
                .isNull();
    }

    private static Optional<Run> last(SandboxHost host, String text) {
        List<Run> received = List.copyOf(host.master.receivedRuns);
        return received.stream()
                .filter(run -> run.ended() == null
                        && run.progress() != null
                        && run.log().contains(text))
                .reduce((one, other) -> other);
    }
}
