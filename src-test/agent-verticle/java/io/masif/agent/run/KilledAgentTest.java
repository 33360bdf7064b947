package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The agent as a process of its own, killed by SIGKILL at each step of a run. Whatever the step: dpkg upgrades the
 * package once, and the master has each run's outcome, never two that differ.
 */
class KilledAgentTest extends HostCase {
    private static final String UPDATE = "update slow 1.0 -> 1.1";

    private Path releaseDpkg;

    @BeforeEach
    void aPackageWhoseUpgradeWaits() {
        releaseDpkg = folder.resolve("go");
        host.install(DebPackage.of("slow", "1.0"))
                .offer(DebPackage.of("slow", "1.1")
                        .postinst("while [ ! -e '" + releaseDpkg + "' ]; do sleep 0.1; done"));
        host.approve(UPDATE);
    }

    /** Where the agent is killed. */
    enum Step {
        /** The folder of the run is made, its journal is not: nothing was started. */
        BEFORE_THE_JOURNAL,
        /** The journal has reached the disk, apt was not started: the run is reported as skipped, and another one made. */
        AFTER_THE_JOURNAL,
        WHILE_APT_WAITS_FOR_THE_LOCK,
        WHILE_DPKG_WORKS,
        /** apt ends while there is no agent: the exit status is there, the outcome is not. */
        AFTER_APT_HAS_ENDED,
        /** The outcome is on disk, and no master has it. */
        BEFORE_THE_REPORT,
        /** The master has stored the outcome, and the agent does not know: it reports it again. */
        BEFORE_THE_DELETION
    }

    @ParameterizedTest
    @EnumSource
    void eachRunIsReportedOnceAndThePackageInstalledOnce(Step step) {
        killAt(step);
        releaseDpkg();
        agent.start();
        host.await("the outcome", () -> host.master
                .findOutcome(UPDATE)
                .filter(outcome -> outcome.result() == Result.DONE)
                .isPresent());
        host.await("what is acknowledged forgotten", () -> !host.hasRunFile(""));
        assertThat(host.sandbox.version("slow")).contains("1.1");
        assertThat(Folders.read(host.sandbox.root().resolve("var/log/dpkg.log")).lines())
                .filteredOn(line -> line.contains(" upgrade slow:all 1.0 1.1"))
                .hasSize(1);
        assertThat(host.master.contradictions).isEmpty();
        assertThat(host.master.runs.values()).allMatch(run -> run.ended() != null);
        assertThat(host.master.runs.values().stream().map(KilledAgentTest::result))
                .containsExactlyInAnyOrderElementsOf(
                        step == Step.AFTER_THE_JOURNAL ? List.of(Result.SKIPPED, Result.DONE) : List.of(Result.DONE));
    }

    private void killAt(Step step) {
        switch (step) {
            case BEFORE_THE_JOURNAL -> Folders.delete(prepared("half").folder().resolve("run.json"));
            case AFTER_THE_JOURNAL -> prepared("unstarted");
            case WHILE_APT_WAITS_FOR_THE_LOCK -> killWhileAptWaits();
            case WHILE_DPKG_WORKS -> {
                killWhileDpkgWorks();
                agent.start();
                host.awaitReports(2);
                assertThat(host.master.runs).hasSize(1);
                agent.kill();
            }
            case AFTER_APT_HAS_ENDED -> {
                killWhileDpkgWorks();
                releaseDpkg();
                host.await("apt's end", () -> host.sandbox.runningProcesses().isEmpty());
            }
            case BEFORE_THE_REPORT -> {
                startUntilDpkgWorks();
                host.master.refusalStatus = 503;
                releaseDpkg();
                host.await("an outcome on disk", () -> host.hasRunFile("outcome.json"));
                agent.kill();
                host.master.refusalStatus = 0;
            }
            case BEFORE_THE_DELETION -> {
                startUntilDpkgWorks();
                host.master.withholdsAnswer = true;
                releaseDpkg();
                host.await(
                        "an outcome reported",
                        () -> host.master.findOutcome(UPDATE).isPresent());
                agent.kill();
                host.master.withholdsAnswer = false;
            }
        }
    }

    private void startUntilDpkgWorks() {
        agent.start();
        host.await(
                "a run that goes on",
                () -> host.master.runs.values().stream().anyMatch(run -> run.ended() == null)
                        && host.sandbox.dpkgQuery().get("slow").status().equals("iF"));
    }

    private void killWhileDpkgWorks() {
        startUntilDpkgWorks();
        agent.kill();
        assertThat(host.sandbox.runningProcesses()).isNotEmpty();
        assertThat(host.master.findOutcome(UPDATE)).isEmpty();
    }

    private void killWhileAptWaits() {
        Path lock = host.sandbox.root().resolve("var/lib/dpkg/lock-frontend");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            assertThat(channel.lock().isValid()).isTrue();
            assertThat(prepared("waiting").start(host.sandbox.environment()).isAlive())
                    .isTrue();
            agent.start();
            host.await(
                    "the holder of the lock reported",
                    () -> host.master.runs.containsKey("waiting")
                            && host.master.facts().condition().state() == HostState.LOCKED);
            assertThat(host.master.facts().condition().problem())
                    .contains("locked by " + ProcessHandle.current().pid() + " java");
            assertThat(host.master.runs.get("waiting").ended()).isNull();
            agent.kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PreparedRun prepared(String id) {
        Action action = Action.of("slow", "all", Kind.UPDATE, "1.0", "1.1");
        Path file = host.archive.file(DebPackage.of("slow", "1.1"));
        return new PreparedRun(host.stateFolder(), id, Map.of(action, file), "amd64");
    }

    private void releaseDpkg() {
        Folders.write(releaseDpkg, "");
    }

    private static Result result(Run run) {
        return run.outcomes().get(0).result();
    }
}
