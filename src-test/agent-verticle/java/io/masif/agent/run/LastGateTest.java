package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.CountedApt;
import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The archive is swapped when the run is started: the agent believes that all is well, and only the gate is left. */
class LastGateTest extends HostCase {
    private Archive swapped;

    @BeforeEach
    void aHostWhoseArchiveIsSwapped() {
        host.install(
                DebPackage.of("foo", "1.0"),
                DebPackage.of("app", "1.0"),
                DebPackage.of("oldapp", "1.0"),
                DebPackage.of("victim", "1.0"));
        host.offer(DebPackage.of("foo", "1.1"), DebPackage.of("app", "2.0").conflicts("oldapp"));
        swapped = Archive.debian(folder.resolve("swapped"));
        CountedApt apt = new CountedApt(folder.resolve("bin"))
                .beforeRun("""
                [ -d '%1$s/swapped' ] || exit 0
                mv '%1$s/archive' '%1$s/before' && mv '%1$s/swapped' '%1$s/archive'
                rm -f '%2$s/var/lib/apt/lists/'*Packages '%2$s/var/lib/apt/lists/'*Release
                APT_CONFIG='%3$s' apt-get -qq update
                """.formatted(folder, host.sandbox.root(), host.sandbox.aptConfig()));
        agent = new KillableAgent(host, apt.commandPrefix());
    }

    @Test
    void refusesTheSameVersionOfAnotherArchitecture() {
        swapped.add(DebPackage.of("foo", "1.1").arch("amd64"));
        refuses("the last gate refused: not approved: foo 1.0 1.1 amd64 UNPACK", "update foo 1.0 -> 1.1");
    }

    @Test
    void refusesAnotherBuildOfTheSameVersion() {
        swapped.add(DebPackage.of("foo", "1.1").postinst("exit 0"));
        refuses(
                "the last gate refused: another file than the approved one: "
                        + host.sandbox.root().resolve("var/cache/apt/archives/foo_1.1_all.deb"),
                "update foo 1.0 -> 1.1");
    }

    @Test
    void refusesARemovalThatComesWithTheSameVersion() {
        swapped.add(DebPackage.of("app", "2.0").conflicts("oldapp, victim"));
        refuses(
                "the last gate refused: not approved: victim 1.0 - all REMOVE",
                "update app 1.0 -> 2.0",
                "remove oldapp 1.0");
    }

    private void refuses(String sentence, String... actions) {
        Path status = host.sandbox.root().resolve("var/lib/dpkg/status");
        String before = Folders.read(status);
        host.approve(actions);
        agent.start();
        for (String action : actions) {
            Run.Outcome outcome = host.awaitValue(action + " ended", () -> host.master.findOutcome(action));
            assertThat(outcome).returns(Result.SKIPPED, Run.Outcome::result);
            assertThat(outcome.message()).isEqualTo(sentence);
        }
        assertThat(Folders.read(status)).isEqualTo(before);
        assertThat(List.of(host.folder.resolve("before").toFile().list())).contains("Packages");
    }
}
