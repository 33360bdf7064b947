package io.masif.agent.apt;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.CountedApt;
import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.KillableAgent;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrator writes into a file that apt reads, after the plan was made and before it is executed. */
class ChangedConfigurationTest extends HostCase {
    private static final String UPDATE = "update pedit 1 -> 2";
    private static final String PIN = "\nPackage: pedit\nPin: version *\nPin-Priority: -1\n";

    private Path etc;

    @BeforeEach
    void aHostThatIsSimulatedOnceAnHour() {
        host.checkInterval = Duration.ofHours(1);
        host.install(DebPackage.of("pedit", "1"), DebPackage.of("other", "1")).offer(DebPackage.of("pedit", "2"));
        etc = host.sandbox.root().resolve("etc/apt");
        for (String file : List.of("preferences", "preferences.d/local")) {
            Folders.write(etc.resolve(file), "Package: other\nPin: version 1\nPin-Priority: 990\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"preferences", "preferences.d/local"})
    void aPinThatIsAppendedToAFileIsNoticedAtOnce(String file) throws IOException {
        host.start();
        assertThat(host.master.plannedActions()).containsExactly(UPDATE);
        Path preferences = etc.resolve(file);
        FileTime modified = Files.getLastModifiedTime(preferences);
        overwrite(preferences, Folders.read(preferences) + PIN);
        // as a program does that copies the time as well
        Files.setLastModifiedTime(preferences, modified);
        host.approve(UPDATE);
        host.await("the new plan", () -> host.master.plannedActions().isEmpty());
        host.awaitReports(2);
        assertThat(host.master.runs).isEmpty();
        assertThat(host.sandbox.version("pedit")).contains("1");
    }

    @Test
    void aLineThatIsReplacedByOneOfTheSameLengthIsNoticed() throws IOException {
        Path conf = etc.resolve("apt.conf.d/local");
        Folders.write(conf, "Dir::Etc::preferences \"nosuchfiles\";\n");
        Folders.write(etc.resolve("nosuchfile2"), PIN);
        host.start();
        assertThat(host.master.plannedActions()).containsExactly(UPDATE);
        overwrite(conf, "Dir::Etc::preferences \"nosuchfile2\";\n");
        host.await("the new plan", () -> host.master.plannedActions().isEmpty());
    }

    @Test
    void theFileThatAptConfigNamesIsNoticed() throws IOException {
        Path file = host.sandbox.aptConfig();
        Folders.write(etc.resolve("strict"), PIN);
        host.start();
        overwrite(file, Folders.read(file) + "Dir::Etc::preferences \"strict\";\n");
        host.await("the new plan", () -> host.master.plannedActions().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"preferences", "preferences.d/local"})
    void aPinThatIsAppendedAfterTheLastSimulationKeepsTheRunFromBeingStarted(String file) {
        CountedApt apt = new CountedApt(folder.resolve("bin"))
                .beforeItNamesFiles("grep -q pedit '%1$s' || printf '%2$s' >>'%1$s'"
                        .formatted(etc.resolve(file), PIN.replace("\n", "\\n")));
        agent = new KillableAgent(host, apt.commandPrefix());
        host.approve(UPDATE);
        agent.start();
        host.await("the plan", () -> host.master.plan() != null);
        host.await("the new plan", () -> host.master.plannedActions().isEmpty());
        host.awaitReports(2);
        assertThat(host.master.runs).isEmpty();
        assertThat(host.sandbox.version("pedit")).contains("1");
    }

    @Test
    void aRemovedPinLetsTheApprovedUpdateThrough() throws IOException {
        Path preferences = etc.resolve("preferences.d/local");
        String before = Folders.read(preferences);
        Folders.write(preferences, before + PIN);
        host.start().approve(UPDATE);
        host.awaitReports(1);
        assertThat(host.master.plannedActions()).isEmpty();
        overwrite(preferences, before);
        Run.Outcome outcome = host.awaitValue("the outcome", () -> host.master.findOutcome(UPDATE));
        assertThat(outcome).returns(Result.DONE, Run.Outcome::result);
    }

    /** In place: nothing changes in the folder. */
    private static void overwrite(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
