package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Result;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/**
 * A run whose process has been started, and whose command line does not say so yet: for a moment that is so whenever
 * one program is replaced by the next, and on a busy machine the moment is long. Here it is as long as it has to be.
 */
class LateStartTest extends HostCase {
    @Test
    void isNotMistakenForARunThatHasEnded() throws IOException {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        Path go = folder.resolve("go");
        Path setsid = Folders.write(folder.resolve("bin/setsid"), """
                #!/bin/sh
                printf '%%s\\0' "$@" >'%1$s/words'
                exec sh -c "until [ -e '%1$s/go' ]; do sleep 0.1; done; exec xargs -0 -a '%1$s/words' /usr/bin/setsid"
                """.formatted(folder));
        Files.setPosixFilePermissions(setsid, PosixFilePermissions.fromString("rwxr-xr-x"));
        agent = new KillableAgent(host, "env", "PATH=" + setsid.getParent() + ":" + System.getenv("PATH")).start();
        host.approve("update foo 1.0 -> 1.1");
        host.await("a run", () -> !host.master.runs.isEmpty());
        host.awaitReports(3);
        assertThat(host.master.runs.values()).allMatch(run -> run.ended() == null);
        Folders.write(go, "");
        assertThat(host.awaitValue("its outcome", () -> host.master.findOutcome("update foo 1.0 -> 1.1"))
                        .result())
                .isEqualTo(Result.DONE);
        assertThat(host.master.runs).hasSize(1);
    }
}
