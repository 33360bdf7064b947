package io.masif.agent.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.DebPackage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another process works with apt: this one, which holds the same locks as apt and dpkg do. */
class AptLocksTest extends HostCase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "var/lib/dpkg/lock-frontend",
                "var/lib/dpkg/lock",
                "var/cache/apt/archives/lock",
                "var/lib/apt/lists/lock"
            })
    void waitsReportsWhoHoldsTheLockAndContinues(String lock) throws IOException {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        host.approve("update foo 1.0 -> 1.1");
        Path file = host.sandbox.root().resolve(lock);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            assertThat(channel.lock().isValid()).isTrue();
            host.start();
            assertThat(host.master.facts().condition())
                    .isEqualTo(new HostProblem(
                            HostState.LOCKED,
                            "locked by " + ProcessHandle.current().pid()
                                    + " java: nothing is executed until it has ended"));
            assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1");
            host.awaitReports(2);
            assertThat(host.master.runs).isEmpty();
        }
        host.await("the approved version", () -> host.sandbox.version("foo").equals(Optional.of("1.1")));
        host.await("no lock reported", () -> host.master.facts().condition().isOk() && !host.hasRunFile(""));
    }
}
