package io.masif.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void namesTheScopeAndLetsNothingInItBeKilled() {
        assertThat(Launcher.wrapInScope("masif-run-1", List.of("setsid", "sh", "run.sh")))
                .containsExactly(
                        "systemd-run",
                        "--scope",
                        "--quiet",
                        "--collect",
                        "--unit=masif-run-1",
                        "-p",
                        "KillSignal=SIGCONT",
                        "-p",
                        "SendSIGKILL=no",
                        "-p",
                        "TimeoutStopSec=30min",
                        "setsid",
                        "sh",
                        "run.sh");
    }

    /** Where systemd cannot be asked, as on a machine that it does not run, the real systemd-run says so. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void startsInASessionOfItsOwnWhetherOrNotSystemdMakesAScope(boolean systemd) {
        Path output = folder.resolve("output");
        Launcher launcher = new Launcher(new Commands(vertx, Map.of("LC_ALL", "C.UTF-8")), systemd);
        Process process = launcher.launch(
                        "masif-test-" + ProcessHandle.current().pid(),
                        List.of("sh", "-c", "cut -d' ' -f6 /proc/self/stat; echo printed >&2"),
                        output)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Await.until("its end", Duration.ofSeconds(60), () -> !process.isAlive());
        assertThat(Folders.read(output)).isEqualTo(process.pid() + "\nprinted\n");
    }
}
