package io.masif.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.CountedApt;
import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything dies at once: the agent, the script of the run, apt, dpkg and the maintainer's script. */
class PowerCutTest extends HostCase {
    private Path updates;

    @BeforeEach
    void aHost() {
        host.install(DebPackage.of("slow", "1.0"), DebPackage.of("other", "1.0"), DebPackage.of("third", "1.0"));
        updates = host.sandbox.root().resolve("var/lib/dpkg/updates");
    }

    @Test
    void isRepairedByAnApprovedConfigureAndByNothingElse() {
        cutPowerWhileDpkgUpdatesSlow();
        host.approve("update other 1.0 -> 1.1");
        agent.start();
        host.await("the interruption reported", () -> reportedState() == HostState.INTERRUPTED);
        assertThat(host.master.facts().condition().problem()).contains("dpkg was interrupted");
        assertThat(host.awaitValue("how the run ended", () -> host.master.findOutcome("update slow 1.0 -> 1.1"))
                        .result())
                .isEqualTo(Result.FAILED);
        assertThat(host.master.plannedActions())
                .contains("configure slow 1.1")
                .allMatch(action -> action.startsWith("configure "));
        host.awaitReports(3);
        assertThat(host.master.runs).hasSize(1);
        assertThat(updates).isNotEmptyDirectory();

        host.master.plannedActions().forEach(host::approve);
        assertThat(host.awaitValue("the repair", () -> host.master.findOutcome("configure slow 1.1"))
                        .result())
                .isEqualTo(Result.DONE);
        host.await(
                "the normal plan executed", () -> host.sandbox.version("other").equals(Optional.of("1.1")));
        host.await(
                "all well",
                () -> reportedState() == HostState.OK
                        && host.master.plannedActions().isEmpty());
        assertThat(host.sandbox.version("slow")).contains("1.1");
        assertThat(host.sandbox.version("third")).contains("1.1");
    }

    @Test
    void offersAConfigureAlsoWhereNothingIsHalfDone() {
        interruptAfterTheLastStep();
        host.start();
        assertThat(reportedState()).isEqualTo(HostState.INTERRUPTED);
        assertThat(host.master.plannedActions()).containsExactly("configure slow 1.0");
        host.approve("configure slow 1.0");
        assertThat(host.awaitValue("the repair", () -> host.master.findOutcome("configure slow 1.0"))
                        .result())
                .isEqualTo(Result.DONE);
        assertThat(updates.resolve("0000")).doesNotExist();
        host.await("all well", () -> reportedState() == HostState.OK);
    }

    @Test
    void isNotRepairedWhileDpkgsFolderIsReadOnly() {
        assumeOwnMounts();
        interruptAfterTheLastStep();
        host.approve("configure slow 1.0");
        agent = new KillableAgent(host, "unshare", "-rm", "sh", "-c", readOnlyDatabase() + " && exec \"$@\"", "sh")
                .start();
        host.await("the read-only folder reported", () -> reportedState() == HostState.READ_ONLY);
        assertThat(host.master.plannedActions()).containsExactly("configure slow 1.0");
        host.awaitReports(3);
        assertThat(host.master.runs).isEmpty();
    }

    @Test
    void isNotDoneIfTheRunWasRefused() {
        assumeOwnMounts();
        interruptAfterTheLastStep();
        host.approve("configure slow 1.0");
        CountedApt apt = new CountedApt(Folders.create(folder.resolve("bin"))).beforeRun(readOnlyDatabase());
        List<String> prefix = new ArrayList<>(List.of("unshare", "-rm"));
        prefix.addAll(List.of(apt.commandPrefix()));
        agent = new KillableAgent(host, prefix.toArray(String[]::new)).start();
        Run.Outcome outcome = host.awaitValue("its end", () -> host.master.findOutcome("configure slow 1.0"));
        assertThat(outcome.result()).isEqualTo(Result.SKIPPED);
        assertThat(outcome.message()).contains("the lock of dpkg cannot be opened: Read-only file system");
        host.await("the cause reported", () -> reportedState() == HostState.READ_ONLY);
        host.awaitReports(3);
        assertThat(host.master.runs).hasSize(1);
    }

    /** All packages are configured, and dpkg's status file does not say so yet. */
    private void interruptAfterTheLastStep() {
        Folders.write(updates.resolve("0000"), """
                Package: slow
                Status: install ok installed
                Maintainer: nobody <nobody@example.com>
                Architecture: all
                Version: 1.0
                Description: what dpkg had done and not yet put into its status file
                """);
    }

    /** A command for a shell in a mount namespace of its own. */
    private String readOnlyDatabase() {
        return "mount --bind '%s' '%1$s' && mount -o remount,bind,ro '%1$s'".formatted(updates.getParent());
    }

    private void cutPowerWhileDpkgUpdatesSlow() {
        Path power = Folders.write(folder.resolve("power"), "");
        host.offer(
                DebPackage.of("slow", "1.1").postinst("while [ -e '" + power + "' ]; do sleep 0.1; done"),
                DebPackage.of("other", "1.1"),
                DebPackage.of("third", "1.1"));
        host.approve("update slow 1.0 -> 1.1", "update third 1.0 -> 1.1");
        agent.start();
        host.await(
                "dpkg at work",
                () -> host.sandbox.dpkgQuery().get("slow").status().equals("iF"));
        agent.cutPower();
        assertThat(host.sandbox.runningProcesses()).isEmpty();
        assertThat(updates).isNotEmptyDirectory();
        Folders.delete(power);
    }

    private HostState reportedState() {
        return host.master.facts() == null
                ? null
                : host.master.facts().condition().state();
    }
}
