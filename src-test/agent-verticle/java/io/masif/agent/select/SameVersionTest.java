package io.masif.agent.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two archives have different builds of one version. The host prefers those of one, and lists the other one first. */
class SameVersionTest extends HostCase {
    private static final String UPDATE = "update svv 1.0 -> 1.1";

    private Archive other;

    @BeforeEach
    void aHostThatPrefersGood() {
        host.archive.label("Good");
        other = Archive.withLabel(folder.resolve("other"), "Other");
        Sandbox.in(host.sandbox.root(), other, host.archive);
        host.install(DebPackage.of("svv", "1.0"), DebPackage.of("foo", "1.0"), DebPackage.of("bar", "1.0"));
        Folders.write(host.sandbox.root().resolve("etc/apt/preferences"), """
                Package: *
                Pin: release l=Good
                Pin-Priority: 900

                Package: *
                Pin: release l=Other
                Pin-Priority: 100
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "notinstalled", "nosuch"})
    void theFileThatTheHostPrefersIsInstalledWhateverTheOtherDependsOn(String dependency) {
        offer(build("good"), build("other").depends(dependency));
        other.add(DebPackage.of("notinstalled", "1"));
        host.sandbox.update();
        host.start();
        assertThat(host.master.plan().actions())
                .singleElement()
                .returns(UPDATE.replace("svv", "svv:all"), Action::toString)
                .extracting(Action::releases)
                .hasToString("[Good:12/stable]");
        host.approve(UPDATE);
        assertThat(ended()).returns(Result.DONE, Run.Outcome::result);
        assertThat(installed()).isEqualTo("good");
    }

    @Test
    void theSameHoldsIfOnlyThePreferencesOfThePackageDistinguishThem() {
        Folders.write(
                host.sandbox.root().resolve("etc/apt/preferences"),
                "Package: svv\nPin: release l=Good\nPin-Priority: 600\n");
        offer(build("good").depends("bar"), build("other").depends("foo"));
        host.start().approve(UPDATE);
        assertThat(ended()).returns(Result.DONE, Run.Outcome::result);
        assertThat(installed()).isEqualTo("good");
    }

    @Test
    void whatAptCannotDistinguishIsBlockedWithAptsSentenceAndTheRestIsExecuted() {
        host.archive.add(
                DebPackage.of("foo", "1.1"), DebPackage.of("bar", "1.1").depends("svv (>= 1.1)"));
        offer(build("good"), build("othr"));
        host.start().approve(UPDATE, "update foo 1.0 -> 1.1", "update bar 1.0 -> 1.1");
        assertThat(host.awaitValue("a reason", () -> host.master.findReason(UPDATE)))
                .isEqualTo("apt cannot tell which file it would install: Sources disagree on hashes for supposedly"
                        + " identical version '1.1' of 'svv:amd64'.");
        assertThat(host.master.findReason("update bar 1.0 -> 1.1")).contains("waits for update svv 1.1");
        host.await(
                "the rest",
                () -> host.sandbox.version("foo").filter("1.1"::equals).isPresent());
        host.awaitReports(2);
        assertThat(host.sandbox.version("svv")).contains("1.0");
        assertThat(host.sandbox.version("bar")).contains("1.0");
    }

    @Test
    void theOtherFileInTheCacheIsNotInstalled() throws IOException {
        offer(build("good").depends("bar"), build("othr").depends("foo"));
        Files.copy(other.file(build("othr")), host.sandbox.root().resolve("var/cache/apt/archives/svv_1.1_all.deb"));
        host.start().approve(UPDATE);
        Run.Outcome outcome = ended();
        if (outcome.result() == Result.DONE) {
            assertThat(installed()).isEqualTo("good");
        } else {
            assertThat(outcome.message()).startsWith("the last gate refused: another file than the approved one: ");
            assertThat(host.sandbox.version("svv")).contains("1.0");
        }
    }

    private static DebPackage build(String by) {
        return DebPackage.of("svv", "1.1").conffile("/etc/svv.conf", by);
    }

    private void offer(DebPackage good, DebPackage otherBuild) {
        host.archive.add(good);
        other.add(otherBuild);
        host.sandbox.update();
    }

    private Run.Outcome ended() {
        return host.awaitValue("the outcome", () -> host.master.findOutcome(UPDATE));
    }

    /** Who built the file that was unpacked. */
    private String installed() {
        return Folders.read(host.sandbox.root().resolve("etc/svv.conf"));
    }
}
