package io.masif.agent.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.masif.agent.apt.AptFolders;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedrestartTest {
    private static final AptFolders REAL = AptFolders.parse("");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Path status;
    private AptFolders host;

    @BeforeEach
    void aStatusOfDpkg() {
        status = Folders.write(folder.resolve("status"), "");
        host = AptFolders.parse("ROOT='" + folder + "'\nSTATUS='" + status + "'\n");
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsWhatTheRealOnePrints() {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/needrestart")), "needrestart is not installed here");
        NeedrestartResult found = await(new Needrestart(vertx, true, PATIENCE, cacheFile()).find(REAL));
        assertThat(found.all()).allMatch(service -> service.matches("\\S+")).isSorted();
        assertThat(found.all()).containsAll(found.restartable());
        assertThat(cacheFile()).content().contains("\"when\"");
    }

    @Test
    void reportsTheServicesAndRunsAgainOnlyWhenDpkgHasChangedSomething() throws IOException {
        standInForNeedrestart("echo asked >>'" + folder.resolve("asked") + "'");
        Needrestart needrestart = new Needrestart(vertx, false, PATIENCE, cacheFile());
        assertThat(findServices(needrestart)).containsExactly("cron.service", "docker.service", "nginx.service");
        findServices(needrestart);
        findServices(new Needrestart(vertx, false, PATIENCE, cacheFile()));
        assertThat(folder.resolve("asked")).hasContent("asked");
        Files.setLastModifiedTime(status, FileTime.from(Instant.now().plusSeconds(5)));
        findServices(needrestart);
        assertThat(folder.resolve("asked")).hasContent("asked\nasked");
        needrestart.invalidate();
        findServices(needrestart);
        assertThat(folder.resolve("asked")).hasContent("asked\nasked\nasked");
        boot();
        findServices(needrestart);
        assertThat(folder.resolve("asked")).hasContent("asked\nasked\nasked\nasked");
    }

    /** What its configuration defers, what has a command of its own, and what systemd refuses are no services for everybody. */
    @Test
    void distinguishesWhatNeedrestartWouldRestartItself() throws IOException {
        standInForNeedrestart("");
        Needrestart needrestart = new Needrestart(vertx, true, PATIENCE, cacheFile());
        assertThat(await(needrestart.find(host)).restartable()).containsExactly("cron.service", "nginx.service");
        assertThat(await(new Needrestart(vertx, true, PATIENCE, cacheFile()).find(host))
                        .restartable())
                .containsExactly("cron.service", "nginx.service");
        assertThat(await(needrestart.queryNow(host)).restartable()).containsExactly("cron.service", "nginx.service");
    }

    @Test
    void saysWhichKernelWaitsForAReboot() throws IOException {
        standInForNeedrestart("echo asked >>'" + folder.resolve("asked") + "'");
        for (int i = 0; i < 2; i++) {
            assertThat(await(new Needrestart(vertx, false, PATIENCE, cacheFile()).find(host))
                            .newerKernel())
                    .isEqualTo("6.1.0-40-amd64");
        }
        assertThat(folder.resolve("asked")).hasContent("asked");
    }

    @Test
    void anAnswerFromBeforeTheBootSaysNothingOfTheKernel() throws IOException {
        standInForNeedrestart("");
        await(new Needrestart(vertx, false, PATIENCE, cacheFile()).find(host));
        boot();
        standInForNeedrestart("while [ ! -e '" + folder.resolve("go") + "' ]; do sleep 0.05; done");
        Needrestart needrestart = new Needrestart(vertx, false, Duration.ofMillis(200), cacheFile());
        NeedrestartResult found = await(needrestart.find(host));
        assertThat(found.newerKernel()).isNull();
        assertThat(found.all()).containsExactly("cron.service", "docker.service", "nginx.service");
        Files.createFile(folder.resolve("go"));
        Await.until("its answer", PATIENCE, () -> await(needrestart.find(host)).newerKernel() != null);
    }

    @Test
    void isNotWaitedForForeverAndNotKilled() throws IOException {
        standInForNeedrestart("while [ ! -e '" + folder.resolve("go") + "' ]; do sleep 0.05; done; " + "echo >'"
                + folder.resolve("done") + "'");
        Needrestart needrestart = new Needrestart(vertx, false, Duration.ofMillis(200), cacheFile());
        assertThat(findServices(needrestart)).isEmpty();
        Files.createFile(folder.resolve("go"));
        Await.until("its end", PATIENCE, () -> Files.exists(folder.resolve("done")));
        Await.until("its answer", PATIENCE, () -> findServices(needrestart).size() == 3);
    }

    @Test
    void anAnswerThatCameTooLateIsTakenTheNextTime() throws IOException {
        standInForNeedrestart("echo asked >>'" + folder.resolve("asked") + "'; while [ ! -e '" + folder.resolve("go")
                + "' ]; do sleep 0.05; done");
        Needrestart needrestart = new Needrestart(vertx, false, Duration.ofMillis(200), cacheFile());
        assertThatThrownBy(() -> await(needrestart.queryNow(host))).hasCauseInstanceOf(TimeoutException.class);
        Files.createFile(folder.resolve("go"));
        Await.until("its answer", PATIENCE, () -> Files.exists(cacheFile()));
        assertThat(Await.value("the answer in time", PATIENCE, () -> queryInTime(needrestart))
                        .all())
                .containsExactly("cron.service", "docker.service", "nginx.service");
        assertThat(folder.resolve("asked")).hasContent("asked");
        await(new Needrestart(vertx, false, PATIENCE, cacheFile()).queryNow(host));
        assertThat(folder.resolve("asked")).hasContent("asked\nasked");
    }

    @Test
    void isNotMissedWhereItIsNotInstalled() {
        assertThat(findServices(new Needrestart(vertx, true, PATIENCE, cacheFile())))
                .isEmpty();
    }

    /** A script that prints as needrestart 3.6 does; what it does before is given. */
    private void standInForNeedrestart(String first) throws IOException {
        Path script = folder.resolve("usr/sbin/needrestart");
        Folders.create(script.getParent());
        Folders.write(script, "#!/bin/sh\n" + first + """

                [ -z "$NEEDRESTART_SUSPEND" ] || exit 0
                if [ "$*" = "-l -r l -m a -u NeedRestart::UI::stdio" ]; then
                    cat <<EOF

                Services to be restarted:
                 /etc/needrestart/restart.d/systemd-manager
                 systemctl restart cron.service nginx.service
                 systemctl restart other.service

                Service restarts being deferred:
                 /etc/needrestart/restart.d/dbus.service
                 systemctl restart docker.service

                Service restarts being refused by systemd:
                 auditd.service

                No containers need to be restarted.
                EOF
                    exit
                fi
                [ "$*" = -b ] || exit 2
                cat <<EOF
                NEEDRESTART-VER: 3.6
                NEEDRESTART-KCUR: 6.1.0-39-amd64
                NEEDRESTART-KEXP: 6.1.0-40-amd64
                NEEDRESTART-KSTA: 3
                NEEDRESTART-SVC: nginx.service
                NEEDRESTART-SVC: docker.service
                NEEDRESTART-SVC: cron.service
                EOF
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        boot();
    }

    private void boot() {
        Path file = folder.resolve("proc/sys/kernel/random/boot_id");
        Folders.create(file.getParent());
        Folders.write(file, UUID.randomUUID() + "\n");
    }

    private Path cacheFile() {
        return folder.resolve("restarts.json");
    }

    /** Empty if there is none in time: each call waits for a moment only. */
    private Optional<NeedrestartResult> queryInTime(Needrestart needrestart) {
        try {
            return Optional.of(await(needrestart.queryNow(host)));
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(TimeoutException.class);
            return Optional.empty();
        }
    }

    private List<String> findServices(Needrestart needrestart) {
        return await(needrestart.find(host)).all();
    }

    private static NeedrestartResult await(Future<NeedrestartResult> services) {
        return services.toCompletionStage().toCompletableFuture().join();
    }
}
