package io.masif.agent.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Result;
import io.masif.domain.Run.Outcome;
import io.masif.rig.apt.DebPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Restarts of services: proposed by needrestart's words, and executed only if approved and needed. */
class ServiceRestartTest extends RestartCase {
    @Test
    void proposesWhatNeedrestartWouldRestartItself() {
        services.outdated("nginx.service", "docker.service", "masif-agent-once.service", "/etc/init.d/old")
                .deferred("docker.service");
        host.start();
        assertThat(host.master.plannedActions()).containsExactly(NGINX);
        assertThat(host.master.facts().restarts().services()).contains("docker.service", "nginx.service");
    }

    @Test
    void proposesNothingUnlessConfigured() {
        host.proposed = Set.of();
        services.outdated("nginx.service").requireReboot("linux-image-6.1.0-40-amd64");
        host.start();
        assertThat(host.master.plannedActions()).isEmpty();
        assertThat(host.master.facts().restarts().services()).containsExactly("nginx.service");
        assertThat(host.master.facts().restarts().reboot()).isTrue();
    }

    @Test
    void restartsWhatIsApprovedAndNothingElse() {
        services.outdated("nginx.service", "cron.service");
        host.start().approve(NGINX);
        assertThat(outcome(NGINX).result()).isEqualTo(Result.DONE);
        awaitPlanned("restart cron.service");
        assertThat(services.restarted()).containsExactly("nginx.service");
    }

    @Test
    void obeysNoDigestOfAServiceThatIsNotOnItsList() {
        services.outdated("nginx.service", "cron.service");
        host.master.approvedDigests.addAll(List.of(
                Action.restart("ssh.service").digest(),
                Action.reboot().digest(),
                Digest.ofText("restart\n$(touch /tmp/x).service\n\n\n\nfalse\n")));
        host.start();
        assertNothingRestarted();
    }

    @Test
    void leavesOutWhatSomebodyHasRestartedMeanwhile() {
        services.outdated("nginx.service", "cron.service");
        host.start();
        services.outdated("cron.service");
        host.approve(NGINX);
        awaitPlanned("restart cron.service");
        assertNothingRestarted();
    }

    @Test
    void isTriedAgainWhenNeedrestartHasNotAnsweredInTime() {
        services.outdated("nginx.service");
        host.start();
        services.delayNeedrestart();
        host.approve(NGINX);
        host.await("the reason", () -> host.master
                .findReason(NGINX)
                .filter("needrestart does not say now whether it is needed"::equals)
                .isPresent());
        services.unmark("needrestart", "slow");
        assertThat(outcome(NGINX).result()).isEqualTo(Result.DONE);
        assertThat(services.restarted()).hasSize(1);
    }

    @Test
    void saysWhyAServiceDoesNotStartAgain() {
        services.outdated("nginx.service").mark("nginx.service", "broken");
        host.start().approve(NGINX);
        Outcome failed = outcome(NGINX);
        assertThat(failed.result()).isEqualTo(Result.FAILED);
        assertThat(failed.message())
                .isEqualTo(
                        "it is failed after its restart (exit-code): Job for nginx.service failed because the control"
                                + " process exited with error code.");
        host.awaitReports(3);
        assertThat(services.restarted()).hasSize(1);
    }

    @Test
    void isNotRepeatedWhereItDoesNotHelp() {
        services.outdated("nginx.service").mark("nginx.service", "sticky");
        host.start().approve(NGINX);
        assertThat(outcome(NGINX).result()).isEqualTo(Result.DONE);
        awaitPlanned();
        host.awaitReports(3);
        assertThat(services.restarted()).hasSize(1);
        assertThat(host.master.facts().restarts().services()).containsExactly("nginx.service");
    }

    @Test
    void waitsForPackagesThatAreNotConfigured() {
        services.outdated("nginx.service").requireReboot("libc6");
        DebPackage bad = DebPackage.of("bad", "1.0");
        host.offer(bad);
        host.sandbox.dpkg("--unpack", host.archive.file(bad).toString());
        host.approve(NGINX, REBOOT);
        host.start();
        assertThat(host.awaitValue("a reason", () -> host.master.findReason(NGINX)))
                .isEqualTo("waits for configure bad");
        assertThat(host.master.findReason(REBOOT)).contains("waits for configure bad");
        assertNothingRestarted();
    }

    @Test
    void waitsWhileAnotherProcessHoldsDpkgsLock() {
        services.outdated("nginx.service");
        Path lock = host.sandbox.root().resolve("var/lib/dpkg/lock-frontend");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            assertThat(channel.lock().isValid()).isTrue();
            host.approve(NGINX);
            host.start();
            assertNothingRestarted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(outcome(NGINX).result()).isEqualTo(Result.DONE);
    }

    @Test
    void endsWellThoughTheAgentIsKilledMeanwhile() {
        services.outdated("nginx.service").mark("nginx.service", "slow");
        host.approve(NGINX);
        agent.start();
        host.await("the restart", () -> !services.restarted().isEmpty());
        agent.kill();
        services.unmark("nginx.service", "slow");
        agent.start();
        assertThat(outcome(NGINX).result()).isEqualTo(Result.DONE);
        awaitPlanned();
        assertThat(services.restarted()).hasSize(1);
        assertThat(host.master.contradictions).isEmpty();
    }
}
