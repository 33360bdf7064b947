package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
import io.masif.domain.Action;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a restart, with a command in the place of systemctl that does not end. */
class HangingRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private RunFolder run;
    private Path admin;

    @BeforeEach
    void twoApprovedRestarts() throws IOException {
        admin = Folders.create(folder.resolve("dpkg"));
        run = new RunFolder(folder.resolve("runs/a run"));
        run.prepare(
                ApprovedRun.withoutFiles(new Selection(
                        List.of(Action.restart("cron.service"), Action.restart("nginx.service")),
                        Selection.Tool.SYSTEMCTL)),
                "amd64");
    }

    @AfterEach
    void endTheCommand() {
        Folders.write(folder.resolve("go"), "");
        Await.until("its end", PATIENCE, () -> Files.exists(folder.resolve("ended")));
    }

    @Test
    void releasesTheLockOfDpkgAndKillsNothing() throws IOException {
        Process script = restart("touch begun; until [ -e go ]; do sleep 0.1; done; touch ended");
        assertThat(script.onExit().join().exitValue()).isEqualTo(124);
        try (FileChannel lock = FileChannel.open(admin.resolve("lock-frontend"), StandardOpenOption.WRITE)) {
            assertThat(lock.tryLock()).isNotNull();
        }
        Await.until("the command", PATIENCE, () -> Files.exists(folder.resolve("begun")));
        assertThat(folder.resolve("ended")).doesNotExist();
        assertThat(Folders.read(folder.resolve("output")))
                .isEqualTo("masif: cron.service\nsh has not ended after 1 seconds, and goes on\n");
    }

    @Test
    void waitsForACommandThatEndsInTime() throws IOException {
        Process script = restart("echo \"$0\"; touch ended; exit 3");
        assertThat(script.onExit().join().exitValue()).isEqualTo(3);
        assertThat(Folders.read(folder.resolve("output")))
                .isEqualTo("masif: cron.service\ncron.service\nmasif: nginx.service\nnginx.service\n");
    }

    private Process restart(String command) throws IOException {
        return new ProcessBuilder(
                        "perl",
                        run.restartScript().toString(),
                        run.path().toString(),
                        admin.toString(),
                        command.contains("until") ? "1" : "600",
                        "sh",
                        "-c",
                        command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }
}
