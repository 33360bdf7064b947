package io.masif.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packages that were left unpacked or half-configured, with a real apt and a real dpkg. */
class ConfigureTest extends HostCase {
    private Path fixed;

    @BeforeEach
    void aHostWithHalfDonePackages() {
        fixed = folder.resolve("fixed");
        DebPackage failed = DebPackage.of("failed", "1:1.0~rc1").postinst("test -e '" + fixed + "' || exit 3");
        DebPackage needed = DebPackage.of("needed", "1.0");
        DebPackage needing = DebPackage.of("needing", "1.0").depends("needed");
        host.install(DebPackage.of("foo", "1.0")).offer(failed, needed, needing);
        host.sandbox.dpkg("--unpack", file(needed), file(needing), file(failed));
        host.sandbox.dpkg("--configure", "failed");
        host.offer(DebPackage.of("foo", "1.1"));
        assertThat(status("failed")).isEqualTo("iF");
        assertThat(status("needed")).isEqualTo("iU");
    }

    @Test
    void configuresJustWhatIsApproved() {
        Folders.write(fixed, "");
        host.start();
        assertThat(host.master.plannedActions())
                .containsExactlyInAnyOrder(
                        "configure failed 1:1.0~rc1",
                        "configure needed 1.0",
                        "configure needing 1.0",
                        "update foo 1.0 -> 1.1");
        host.approve("configure failed 1:1.0~rc1", "update foo 1.0 -> 1.1");
        assertThat(ended("configure failed 1:1.0~rc1")).returns(Result.DONE, Run.Outcome::result);
        assertThat(host.awaitValue("a reason", () -> host.master.findReason("update foo 1.0 -> 1.1")))
                .startsWith("waits for configure need");
        assertThat(status("failed")).isEqualTo("ii");
        assertThat(status("needed")).isEqualTo("iU");
        assertThat(status("needing")).isEqualTo("iU");
        host.approve("configure needed 1.0", "configure needing 1.0");
        assertThat(ended("configure needing 1.0")).returns(Result.DONE, Run.Outcome::result);
        assertThat(ended("update foo 1.0 -> 1.1").result()).isEqualTo(Result.DONE);
        assertThat(status("needing")).isEqualTo("ii");
    }

    @Test
    void doesNotConfigureADependencyThatIsNotApproved() {
        host.start().approve("configure needing 1.0");
        Run.Outcome outcome = ended("configure needing 1.0");
        assertThat(outcome.result()).isEqualTo(Result.FAILED);
        assertThat(outcome.message())
                .contains("dependency problems")
                .contains("needing depends on needed")
                .contains("needed is not configured yet");
        assertThat(status("needing")).isEqualTo("iU");
        assertThat(status("needed")).isEqualTo("iU");
    }

    @Test
    void reportsWhyAConfigurationFailed() {
        host.start().approve("configure failed 1:1.0~rc1", "configure needed 1.0");
        Run.Outcome outcome = ended("configure failed 1:1.0~rc1");
        assertThat(outcome.result()).isEqualTo(Result.FAILED);
        assertThat(outcome.message()).contains("post-installation script").contains("exit status 3");
        assertThat(ended("configure needed 1.0").result()).isEqualTo(Result.DONE);
    }

    @Test
    void namesTheVersionThatDpkgHasThoughAptWouldRatherHaveAnother() {
        host.sandbox.aptMark("hold", "failed");
        host.archive.remove("failed", "1:1.0~rc1").add(DebPackage.of("failed", "1:2.0"));
        host.archive.remove("needed", "1.0");
        host.sandbox.update();
        Folders.write(fixed, "");
        host.start();
        assertThat(host.master.plannedActions()).contains("configure failed 1:1.0~rc1", "configure needed 1.0");
        host.approve("configure failed 1:1.0~rc1", "configure needed 1.0");
        assertThat(ended("configure failed 1:1.0~rc1").result()).isEqualTo(Result.DONE);
        assertThat(ended("configure needed 1.0").result()).isEqualTo(Result.DONE);
        assertThat(host.sandbox.dpkgQuery().get("failed").version()).isEqualTo("1:1.0~rc1");
    }

    private String file(DebPackage built) {
        return host.archive.file(built).toString();
    }

    private String status(String name) {
        return host.sandbox.dpkgQuery().get(name).status();
    }

    private Run.Outcome ended(String action) {
        return host.awaitValue(action + " ended", () -> host.master.findOutcome(action));
    }
}
