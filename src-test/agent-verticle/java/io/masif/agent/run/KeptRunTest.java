package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders of runs that cannot be read, or cannot be deleted. */
class KeptRunTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";

    @BeforeEach
    void aHostWithAnUpgrade() {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
    }

    @Test
    void aRunThatGoesOnKeepsItsFolderAlsoIfItsJournalCannotBeRead() throws IOException {
        Path lock = host.sandbox.root().resolve("var/lib/dpkg/lock-frontend");
        PreparedRun run = prepare("unreadable");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            assertThat(channel.lock().isValid()).isTrue();
            assertThat(run.start(host.sandbox.environment()).isAlive()).isTrue();
            Folders.write(run.folder().resolve("run.json"), "\0\1{garbage");
            agent.start();
            host.approve(UPDATE);
            host.awaitReports(3);
        }
        host.await(
                "the update",
                () -> host.sandbox.version("foo").filter("1.1"::equals).isPresent());
        host.await(
                "the new plan",
                () -> host.master.plan() != null && host.master.plannedActions().isEmpty());
        assertThat(host.master.runs).isEmpty();
        assertThat(run.folder().resolve("run.json")).exists();
        assertThat(agent.countLines("the journal of a run cannot be read, and its folder is kept run=unreadable"))
                .isEqualTo(1);
    }

    @Test
    void aRunThatCannotBeDeletedKeepsNoOther() {
        assumeOwnMounts();
        List<String> others = List.of("a", "c", "d", "e");
        others.forEach(this::prepare);
        // a mount point cannot be renamed
        agent = new KillableAgent(
                        host,
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount --bind '%s' '%1$s' && exec \"$@\""
                                .formatted(prepare("b").folder()),
                        "sh")
                .start();
        host.await("all reported", () -> host.master.runs.size() == 5);
        host.await("the others deleted", () -> others.stream()
                .noneMatch(id ->
                        host.stateFolder().resolve("runs").resolve(id).toFile().exists()));
        host.awaitReports(2);
        int received = host.master.receivedRuns.size();
        host.awaitReports(2);
        List<Run> all = List.copyOf(host.master.receivedRuns);
        assertThat(all.subList(received, all.size())).isNotEmpty().allMatch(run -> run.id()
                .equals("b"));
        host.approve(UPDATE);
        host.await(
                "the update",
                () -> host.sandbox.version("foo").filter("1.1"::equals).isPresent());
    }

    @Test
    void isForTheAgentsUserAlone() {
        Path run = prepare("private").folder();
        assertThat(List.of(host.stateFolder(), run.getParent(), run))
                .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rwx------"));
    }

    private PreparedRun prepare(String id) {
        Action action = Action.of("foo", "all", Kind.UPDATE, "1.0", "1.1");
        return new PreparedRun(
                host.stateFolder(), id, Map.of(action, host.archive.file(DebPackage.of("foo", "1.1"))), "amd64");
    }
}
