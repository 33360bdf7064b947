package io.masif.agent.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.PlayedHost;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.rig.DebPackage;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else works with apt: this process, which takes the very locks that apt and dpkg take. */
class LockedTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var/lib/dpkg/lock-frontend",
                "var/lib/dpkg/lock",
                "var/cache/apt/archives/lock",
                "var/lib/apt/lists/lock"
            })
    void waitsReportsWhoHoldsTheLockAndContinues(String lock) throws IOException {
        PlayedHost host = new PlayedHost(vertx, folder);
        host.archive.add(DebPackage.of("foo", "1.0"));
        host.sandbox.update().install("foo=1.0");
        host.archive.add(DebPackage.of("foo", "1.1"));
        host.sandbox.update();
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
            host.awaitReports(3);
            assertThat(host.master.runs).isEmpty();
        }
        host.await("the approved version", () -> host.sandbox.version("foo").equals(Optional.of("1.1")));
        host.await("no lock told", () -> host.master.facts().condition().isOk() && !host.hasRunFile(""));
    }
}
