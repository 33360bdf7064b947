package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Result;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import io.masif.rig.process.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Full and read-only file systems: mounted for the agent's process and its children only, and gone with them. */
class DiskTest extends HostCase {
    @BeforeEach
    void aHostWithAnUpgrade() {
        assumeOwnMounts();
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        Folders.create(host.stateFolder());
    }

    @Test
    void aDiskThatIsTooSmallForThePackage() {
        host.offer(DebPackage.of("foo", "1.1").postinst("exit 0\n" + "# filler\n".repeat(400_000)));
        host.approve("update foo 1.0 -> 1.1");
        start("mount -t tmpfs -o size=2m none '%s' && mkdir '%1$s/partial'", "a host/var/cache/apt/archives");
        assertThat(host.awaitValue("the run's end", () -> host.master.findOutcome("update foo 1.0 -> 1.1")))
                .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(Result.SKIPPED))
                .satisfies(outcome -> assertThat(outcome.message()).contains("You don't have enough free space"));
        host.await("the full disk reported", () -> reportedState() == HostState.DISK_FULL);
        assertThat(host.master.facts().condition().problem()).contains("You don't have enough free space");
        assertThat(host.sandbox.version("foo")).contains("1.0");
    }

    @Test
    void aFullDiskOfTheAgentsOwn() {
        host.approve("update foo 1.0 -> 1.1");
        start("mount -t tmpfs -o size=64k none '%s'", "state of agent");
        assertStaysAndReports(HostState.DISK_FULL, "the agent's state");
    }

    @Test
    void aStateOnAFileSystemFromWhichNothingMayBeExecuted() {
        host.approve("update foo 1.0 -> 1.1");
        start("mount -t tmpfs -o noexec,size=16m none '%s'", "state of agent");
        assertThat(host.awaitValue("the run's end", () -> host.master.findOutcome("update foo 1.0 -> 1.1")))
                .satisfies(outcome -> assertThat(outcome.message()).isNull())
                .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(Result.DONE));
    }

    @Test
    void aDiskThatFillsUpWhileAptRunsIsOneLine() {
        Path go = folder.resolve("go");
        Path begun = folder.resolve("begun");
        host.install(DebPackage.of("bar", "1.0"))
                .offer(DebPackage.of("bar", "1.1")
                        .postinst("touch '" + begun + "'; while [ ! -e '" + go + "' ]; do sleep 0.1; done"));
        host.approve("update bar 1.0 -> 1.1");
        SmallDisk disk = new SmallDisk(host.stateFolder(), 1);
        agent = new KillableAgent(host, disk.wrapper().toArray(String[]::new)).start();
        host.await("apt runs", () -> Files.exists(begun));
        disk.fill(agent.process().pid());
        Folders.write(go, "");
        String line = "the outcome of a run cannot be read or kept";
        host.await("it is logged", () -> agent.countLines(line) > 0);
        host.awaitReports(4);
        assertThat(agent.countLines(line)).isEqualTo(1);
        assertThat(agent.countLines("\tat ")).isZero();
        disk.free(agent.process().pid());
        assertThat(host.awaitValue("the run's end", () -> host.master.findOutcome("update bar 1.0 -> 1.1"))
                        .result())
                .isEqualTo(Result.DONE);
        host.await("its end is logged", () -> agent.countLines("the outcome of a run is kept failures=") == 1);
        assertThat(agent.countLines(line)).isEqualTo(1);
    }

    @Test
    void aRunWhoseEndCouldNotBeWrittenDown() {
        Path go = folder.resolve("go");
        Path begun = folder.resolve("begun");
        // its output fills the space that is left for the log
        host.sandbox.configure("DPkg::Pre-Invoke {\"touch '" + begun + "'; while [ ! -e '" + go
                + "' ]; do sleep 0.1; done; yes | head -c 100000; exit 1\";};");
        host.approve("update foo 1.0 -> 1.1");
        SmallDisk disk = new SmallDisk(host.stateFolder(), 4);
        agent = new KillableAgent(host, disk.wrapper().toArray(String[]::new)).start();
        host.await("apt runs", () -> Files.exists(begun));
        disk.fill(agent.process().pid());
        Folders.write(go, "");
        host.await("it is logged", () -> agent.countLines("the outcome of a run cannot be read or kept") > 0);
        disk.free(agent.process().pid());
        assertThat(host.awaitValue("the run's end", () -> host.master.findOutcome("update foo 1.0 -> 1.1")))
                .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(Result.SKIPPED))
                .satisfies(outcome ->
                        assertThat(outcome.message()).startsWith("its end was not recorded: No space left on device"));
        Path inside = Path.of("/proc/" + agent.process().pid() + "/root" + host.stateFolder());
        assertThat(Folders.read(inside.resolve("attempts.json"))).contains("\"disk-full\"");
    }

    @Test
    void aReadOnlyDatabaseOfDpkg() {
        host.approve("update foo 1.0 -> 1.1");
        start("mount --bind '%s' '%1$s' && mount -o remount,bind,ro '%1$s'", "a host/var/lib/dpkg");
        assertStaysAndReports(HostState.READ_ONLY, "dpkg's database");
    }

    @Test
    void aReadOnlyDiskOfTheAgentsOwn() {
        host.approve("update foo 1.0 -> 1.1");
        start("mount --bind '%s' '%1$s' && mount -o remount,bind,ro '%1$s'", "state of agent");
        assertStaysAndReports(HostState.READ_ONLY, "the agent's state");
    }

    private void assertStaysAndReports(HostState state, String what) {
        host.await("the state reported", () -> reportedState() == state);
        assertThat(host.master.facts().condition().problem()).contains(what);
        assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1");
        host.awaitReports(2);
        assertThat(host.master.runs).isEmpty();
        assertThat(host.sandbox.version("foo")).contains("1.0");
    }

    private void start(String mount, String where) {
        String script = mount.formatted(folder.resolve(where)) + " && exec \"$@\"";
        agent = new KillableAgent(host, "unshare", "-rm", "sh", "-c", script, "sh").start();
    }

    private HostState reportedState() {
        return host.master.facts() == null
                ? null
                : host.master.facts().condition().state();
    }
}
