package io.masif.agent.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.Agent;
import io.masif.agent.bed.HostCase;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is approved is executed by a real apt and a real dpkg, and nothing else. */
class ActionExecutorTest extends HostCase {
    @BeforeEach
    void aHostWithUpgrades() {
        host.install(
                DebPackage.of("foo", "1.0"),
                DebPackage.of("bar", "1.0"),
                DebPackage.of("app", "1.0"),
                DebPackage.of("oldapp", "1.0"),
                DebPackage.of("bad", "1.0"));
        host.sandbox.markAutoInstalled("foo");
        host.offer(
                DebPackage.of("foo", "1.1"),
                DebPackage.of("bar", "1.1").depends("newdep"),
                DebPackage.of("newdep", "0.9"),
                DebPackage.of("app", "2.0").conflicts("oldapp"),
                DebPackage.of("bad", "2.0").postinst("echo broken on purpose; exit 3"));
    }

    @Test
    void reportsAllThatAptWouldDo() {
        host.start();
        assertThat(host.master.plannedActions())
                .containsExactlyInAnyOrder(
                        "update foo 1.0 -> 1.1",
                        "update bar 1.0 -> 1.1",
                        "install newdep 0.9",
                        "update app 1.0 -> 2.0",
                        "remove oldapp 1.0",
                        "update bad 1.0 -> 2.0");
        assertThat(host.master.facts().condition().problem()).isNull();
        assertThat(host.master.facts().lists().from()).isNotNull();
        host.awaitReports(2);
        assertThat(host.master.fullReports).hasValue(1);
        host.master.forgetPlan();
        host.await("the plan reported again", () -> host.master.fullReports.get() == 2);
    }

    @Test
    void executesJustWhatIsApprovedAndKeepsTheAutoMark() {
        host.start().approve("update foo 1.0 -> 1.1");
        assertThat(ended("update foo 1.0 -> 1.1").result()).isEqualTo(Result.DONE);
        assertThat(version("foo")).isEqualTo("1.1");
        assertThat(version("app")).isEqualTo("1.0");
        assertThat(version("bar")).isEqualTo("1.0");
        assertThat(host.sandbox.autoInstalled()).contains("foo");
        host.await("the new plan", () -> host.master.plannedActions().size() == 5);
        host.await(
                "the acknowledged run forgotten",
                () -> host.folder.resolve("state of agent/runs").toFile().list().length == 0);
    }

    @Test
    void waitsForADependencyThatIsNotApproved() {
        host.start().approve("update bar 1.0 -> 1.1");
        assertThat(host.awaitValue("a reason", () -> host.master.findReason("update bar 1.0 -> 1.1")))
                .isEqualTo("waits for install newdep 0.9");
        host.awaitReports(2);
        assertThat(version("bar")).isEqualTo("1.0");
        host.approve("install newdep 0.9");
        assertThat(ended("update bar 1.0 -> 1.1").result()).isEqualTo(Result.DONE);
        assertThat(version("newdep")).isEqualTo("0.9");
        assertThat(host.sandbox.autoInstalled()).contains("newdep");
    }

    @Test
    void removesNothingThatIsNotApproved() {
        host.start().approve("update app 1.0 -> 2.0", "update foo 1.0 -> 1.1");
        assertThat(host.awaitValue("a reason", () -> host.master.findReason("update app 1.0 -> 2.0")))
                .isEqualTo("waits for remove oldapp 1.0");
        assertThat(ended("update foo 1.0 -> 1.1").result()).isEqualTo(Result.DONE);
        host.awaitReports(2);
        assertThat(version("app")).isEqualTo("1.0");
        host.approve("remove oldapp 1.0");
        assertThat(ended("remove oldapp 1.0").result()).isEqualTo(Result.DONE);
        assertThat(version("app")).isEqualTo("2.0");
        assertThat(host.sandbox.version("oldapp")).isEmpty();
    }

    @Test
    void executesAnApprovedRemovalThoughAnotherIsNotApproved() {
        host.install(DebPackage.of("gone", "1.0"), DebPackage.of("next", "1.0"))
                .offer(DebPackage.of("next", "2.0").conflicts("gone"));
        host.start().approve("update app 1.0 -> 2.0", "remove oldapp 1.0", "update next 1.0 -> 2.0");
        assertThat(ended("remove oldapp 1.0").result()).isEqualTo(Result.DONE);
        assertThat(host.awaitValue("a reason", () -> host.master.findReason("update next 1.0 -> 2.0")))
                .isEqualTo("waits for remove gone 1.0");
        assertThat(version("app")).isEqualTo("2.0");
        assertThat(version("next")).isEqualTo("1.0");
        assertThat(version("gone")).isEqualTo("1.0");
    }

    @Test
    void reportsAFailureWithItsReasonAndTheOthersAsDone() {
        host.start().approve("update bad 1.0 -> 2.0", "update foo 1.0 -> 1.1");
        Run.Outcome failed = ended("update bad 1.0 -> 2.0");
        assertThat(failed.result()).isEqualTo(Result.FAILED);
        assertThat(failed.message()).contains("post-installation script").contains("exit status 3");
        assertThat(ended("update foo 1.0 -> 1.1").result()).isEqualTo(Result.DONE);
        assertThat(host.master.runs.values()).anyMatch(run -> run.log().contains("broken on purpose"));
        host.await(
                "the half-configured package",
                () -> host.master.plannedActions().contains("configure bad 2.0"));
        host.approve("update bar 1.0 -> 1.1", "install newdep 0.9");
        assertThat(host.awaitValue("a reason", () -> host.master.findReason("update bar 1.0 -> 1.1")))
                .isEqualTo("waits for configure bad 2.0");
        assertThat(version("bar")).isEqualTo("1.0");
        host.approve("configure bad 2.0");
        assertThat(ended("configure bad 2.0").result()).isEqualTo(Result.FAILED);
        host.awaitReports(3);
        assertThat(host.master.runs.values().stream()
                        .filter(run -> run.outcomes().size() == 1))
                .hasSizeLessThan(2);
    }

    @Test
    void installsNoNewerVersionThanTheApprovedOne() {
        host.start().approve("update foo 1.0 -> 1.1", "update bar 1.0 -> 1.1");
        ended("update foo 1.0 -> 1.1");
        host.archive.remove("newdep", "0.9").add(DebPackage.of("newdep", "1.0"));
        host.sandbox.update();
        host.await("the newer version", () -> host.master.plannedActions().contains("install newdep 1.0"));
        host.approve("install newdep 0.9");
        host.awaitReports(3);
        assertThat(version("bar")).isEqualTo("1.0");
        assertThat(host.sandbox.version("newdep")).isEmpty();
    }

    @Test
    void neverSaysUpToDateWithoutLists() {
        Folders.delete(host.sandbox.root().resolve("var/lib/apt/lists"));
        Folders.create(host.sandbox.root().resolve("var/lib/apt/lists/partial"));
        host.start();
        assertThat(host.master.facts().condition().problem()).contains("the package lists are missing");
    }

    @Test
    void reportsThatDpkgWasInterrupted() {
        Folders.write(host.sandbox.root().resolve("var/lib/dpkg/updates/0001"), "");
        host.start().approve("update foo 1.0 -> 1.1");
        assertThat(host.master.facts().condition().problem()).contains("dpkg was interrupted");
        host.awaitReports(2);
        assertThat(host.master.runs).isEmpty();
        assertThat(version("foo")).isEqualTo("1.0");
    }

    @Test
    void continuesAfterTheMasterWasUnavailable() {
        host.master.refusalStatus = 503;
        host.master.approved.add("update foo 1.0 -> 1.1");
        new Agent().start(vertx, host.configuration("master"));
        host.awaitReports(2);
        assertThat(host.master.runs).isEmpty();
        host.master.refusalStatus = 0;
        assertThat(ended("update foo 1.0 -> 1.1").result()).isEqualTo(Result.DONE);
    }

    private Run.Outcome ended(String action) {
        return host.awaitValue(action + " ended", () -> host.master.findOutcome(action));
    }

    private String version(String name) {
        return host.sandbox.version(name).orElse("not installed");
    }
}
