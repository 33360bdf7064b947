package io.masif.agent.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.Run.Outcome;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reboots: last and alone, and done when the host has booted, whatever becomes of the agent. */
class RebootTest extends RestartCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";

    @Test
    void isProposedWithThePackagesThatAskForIt() {
        services.requireReboot("linux-image-6.1.0-40-amd64");
        host.start();
        assertThat(host.master.plannedActions()).containsExactly(REBOOT);
        assertThat(host.master.facts().restarts().reasons()).containsExactly("linux-image-6.1.0-40-amd64");
    }

    /** Debian itself writes no file that asks for a reboot after a kernel was installed. */
    @Test
    void isProposedForAKernelThatWaitsForItAndDoneWhenTheHostHasBooted() {
        services.installKernel("6.1.0-40-amd64");
        host.approve(REBOOT);
        agent.start();
        awaitShutdown();
        assertThat(host.master.facts().restarts().reboot()).isTrue();
        assertThat(host.master.facts().restarts().reasons()).containsExactly("linux-image-6.1.0-40-amd64");
        agent.cutPower();
        services.boot();
        agent.start();
        assertThat(outcome(REBOOT).result()).isEqualTo(Result.DONE);
        awaitPlanned();
        host.await("no reboot", () -> !host.master.facts().restarts().reboot());
        assertThat(services.shutdowns()).hasSize(1);
    }

    @Test
    void isNotRepeatedForAKernelThatTheBootDidNotStart() {
        services.installKernel("6.1.0-40-amd64").pinKernel();
        assertRebootsOnceThoughTheKernelStays();
    }

    /** The boot has removed the file. */
    @Test
    void isNotRepeatedForTheKernelThatIsLeftOfItsNeed() {
        services.requireReboot("libc6").installKernel("6.1.0-40-amd64").pinKernel();
        assertRebootsOnceThoughTheKernelStays();
    }

    @Test
    void isDoneWhenTheHostHasBooted() {
        services.requireReboot("libc6");
        host.approve(REBOOT);
        agent.start();
        awaitShutdown();
        host.await("the run that goes on", () -> host.master.runs.values().stream()
                .anyMatch(run -> run.ended() == null && run.progress() != null));
        assertThat(services.shutdowns())
                .containsExactly("-r +1 Masif Upgrader reboots this host, as an operator has approved");
        agent.cutPower();
        services.boot();
        agent.start();
        assertThat(outcome(REBOOT).result()).isEqualTo(Result.DONE);
        awaitPlanned();
        host.awaitReports(3);
        assertThat(services.shutdowns()).hasSize(1);
        assertThat(host.master.contradictions).isEmpty();
    }

    @Test
    void isTheLastOfAllThatIsApprovedAndAlone() {
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        services.requireReboot("libc6").outdated("nginx.service");
        host.approve(REBOOT, NGINX, UPDATE);
        agent.start();
        awaitShutdown();
        host.await("three runs", () -> startedActions().size() == 3);
        assertThat(startedActions()).containsExactly(List.of("update"), List.of("restart"), List.of("reboot"));
    }

    @Test
    void isNotRepeatedWhereTheHostAsksForItAgainBecauseOfTheSameFile() throws IOException {
        services.requireReboot("libc6");
        Path file = host.sandbox.root().resolve("var/run/reboot-required");
        byte[] content = Files.readAllBytes(file);
        var time = Files.getLastModifiedTime(file);
        host.approve(REBOOT);
        agent.start();
        awaitShutdown();
        agent.cutPower();
        services.boot();
        Files.write(file, content);
        Files.setLastModifiedTime(file, time);
        agent.start();
        assertThat(outcome(REBOOT).result()).isEqualTo(Result.DONE);
        awaitPlanned();
        host.awaitReports(3);
        assertThat(services.shutdowns()).hasSize(1);
        assertThat(host.master.facts().restarts().reboot()).isTrue();
    }

    @Test
    void hasFailedIfItIsRefused() {
        services.requireReboot("libc6").refuseShutdown();
        host.approve(REBOOT);
        host.start();
        Outcome failed = outcome(REBOOT);
        assertThat(failed.result()).isEqualTo(Result.FAILED);
        assertThat(failed.message()).startsWith("shutdown failed: ").contains("Access denied");
        host.awaitReports(3);
        assertThat(services.shutdowns()).hasSize(1);
    }

    @Test
    void hasFailedIfItDoesNotComeInTime() {
        services.requireReboot("libc6");
        host.approve(REBOOT);
        agent.start();
        awaitShutdown();
        agent.cutPower();
        // as if the shutdown had been cancelled a while ago
        backdateRuns(Duration.ofMinutes(16));
        agent.start();
        Outcome failed = outcome(REBOOT);
        assertThat(failed.result()).isEqualTo(Result.FAILED);
        assertThat(failed.message()).startsWith("the host was not rebooted within 15 minutes");
        host.awaitReports(3);
        assertThat(services.shutdowns()).hasSize(1);
    }

    private void assertRebootsOnceThoughTheKernelStays() {
        host.approve(REBOOT);
        agent.start();
        awaitShutdown();
        agent.cutPower();
        services.boot();
        agent.start();
        assertThat(outcome(REBOOT).result()).isEqualTo(Result.DONE);
        awaitPlanned();
        host.awaitReports(3);
        assertThat(host.master.facts().restarts().reasons()).containsExactly("linux-image-6.1.0-40-amd64");
        assertThat(services.shutdowns()).hasSize(1);
    }

    private void awaitShutdown() {
        host.await("shutdown", () -> !services.shutdowns().isEmpty());
    }

    /** Of each run, in the order in which they were started; while a run goes on, its actions are not repeated. */
    private List<List<String>> startedActions() {
        return host.master.receivedRuns.stream()
                .filter(run -> !run.outcomes().isEmpty())
                .sorted((one, other) -> one.started().compareTo(other.started()))
                .map(RebootTest::actions)
                .distinct()
                .toList();
    }

    private static List<String> actions(Run run) {
        return run.outcomes().stream()
                .map(outcome -> outcome.action().kind().word())
                .toList();
    }

    private void backdateRuns(Duration age) {
        try (var runs = Files.list(host.stateFolder().resolve("runs"))) {
            runs.map(run -> run.resolve("run.json"))
                    .forEach(file -> Folders.write(
                            file,
                            Folders.read(file)
                                    .replaceFirst(
                                            "\"started\" : \"[^\"]+\"",
                                            "\"started\" : \"" + Instant.now().minus(age) + "\"")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
