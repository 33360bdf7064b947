package io.masif.agent.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedrestartTest {
    private static final Path REAL = Path.of("/usr/sbin/needrestart");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Path status;

    @BeforeEach
    void aStatusOfDpkg() {
        status = Folders.write(folder.resolve("status"), "");
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsWhatTheRealOnePrints() {
        assumeTrue(Files.isExecutable(REAL), "needrestart is not installed here");
        assertThat(findServices(new Needrestart(vertx, REAL, PATIENCE, cacheFile()), status))
                .allMatch(service -> service.matches("\\S+"))
                .isSorted();
        assertThat(cacheFile()).content().contains("\"when\"");
    }

    @Test
    void reportsTheServicesAndRunsAgainOnlyWhenDpkgHasChangedSomething() throws IOException {
        Path standIn = standInForNeedrestart("echo asked >>'" + folder.resolve("asked") + "'");
        Needrestart needrestart = new Needrestart(vertx, standIn, PATIENCE, cacheFile());
        assertThat(findServices(needrestart, status)).containsExactly("cron.service", "nginx.service");
        findServices(needrestart, status);
        findServices(new Needrestart(vertx, standIn, PATIENCE, cacheFile()), status);
        assertThat(folder.resolve("asked")).hasContent("asked");
        Files.setLastModifiedTime(status, FileTime.from(Instant.now().plusSeconds(5)));
        findServices(needrestart, status);
        assertThat(folder.resolve("asked")).hasContent("asked\nasked");
    }

    @Test
    void isNotWaitedForForeverAndNotKilled() throws IOException {
        Path standIn = standInForNeedrestart("while [ ! -e '" + folder.resolve("go") + "' ]; do sleep 0.05; done; "
                + "echo >'" + folder.resolve("done") + "'");
        Needrestart needrestart = new Needrestart(vertx, standIn, Duration.ofMillis(200), cacheFile());
        assertThat(findServices(needrestart, status)).isEmpty();
        Files.createFile(folder.resolve("go"));
        Await.until("its end", PATIENCE, () -> Files.exists(folder.resolve("done")));
        Await.until(
                "its answer", PATIENCE, () -> findServices(needrestart, status).size() == 2);
    }

    @Test
    void isNotMissedWhereItIsNotInstalled() {
        assertThat(findServices(new Needrestart(vertx, folder.resolve("none"), PATIENCE, cacheFile()), status))
                .isEmpty();
    }

    /** A script that prints as needrestart does; what it does before is given. */
    private Path standInForNeedrestart(String first) throws IOException {
        Path script = Folders.write(folder.resolve("stand-in-for-needrestart"), "#!/bin/sh\n" + first + """

                [ "$1" = -b ] || exit 2
                [ -z "$NEEDRESTART_SUSPEND" ] || exit 0
                cat <<EOF
                NEEDRESTART-VER: 3.6
                NEEDRESTART-KCUR: 6.1.0-40-amd64
                NEEDRESTART-KSTA: 1
                NEEDRESTART-SVC: nginx.service
                NEEDRESTART-SVC: cron.service
                EOF
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    private Path cacheFile() {
        return folder.resolve("restarts.json");
    }

    private static List<String> findServices(Needrestart needrestart, Path status) {
        return needrestart
                .findServices(status)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
