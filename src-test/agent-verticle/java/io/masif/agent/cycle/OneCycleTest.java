package io.masif.agent.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.Agent;
import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.Invocation;
import io.masif.domain.Result;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code masif-agent --once}: a process of its own where its exit status counts, and otherwise what that does. */
class OneCycleTest extends HostCase {
    private Path config;

    @BeforeEach
    void aHostWithUpgrades() {
        host.install(DebPackage.of("foo", "1.0"), DebPackage.of("bar", "1.0"))
                .offer(
                        DebPackage.of("foo", "1.1"),
                        DebPackage.of("bar", "1.1").depends("newdep"),
                        DebPackage.of("newdep", "0.9"));
        host.refreshInterval = Duration.ofHours(6);
        config = Invocation.configuration(folder.resolve("agent.yaml"), host.configuration("master"));
    }

    @Test
    void reportsInFullOnlyWhatTheMasterDoesNotKnow() {
        once();
        assertThat(host.master.fullReports).hasValue(1);
        host.master.forgetFacts();
        once();
        assertThat(host.master.reports).hasValue(2);
        assertThat(host.master.fullReports).hasValue(1);
        assertThat(host.master.facts()).isNull();
        host.master.forgetPlan();
        once();
        assertThat(host.master.fullReports).hasValue(2);
        assertThat(host.master.facts()).isNotNull();
    }

    @Test
    void executesWhatIsApprovedAndReportsItsOutcome() {
        host.approve("update foo 1.0 -> 1.1");
        once();
        assertThat(host.master
                        .findOutcome("update foo 1.0 -> 1.1")
                        .orElseThrow()
                        .result())
                .isEqualTo(Result.DONE);
        assertThat(host.sandbox.version("foo")).contains("1.1");
        assertThat(host.sandbox.version("bar")).contains("1.0");
        assertThat(host.master.plannedActions())
                .containsExactlyInAnyOrder("update bar 1.0 -> 1.1", "install newdep 0.9");
        assertThat(folder.resolve("state of agent/runs")).isEmptyDirectory();
    }

    @Test
    void reportsBlockedActionsOnce() {
        host.approve("update bar 1.0 -> 1.1");
        once();
        assertThat(host.master.findReason("update bar 1.0 -> 1.1")).contains("waits for install newdep 0.9");
        int reports = host.master.reports.get();
        host.master.forgetFacts();
        once();
        assertThat(host.master.reports).hasValue(reports + 1);
        assertThat(host.master.facts()).isNull();
    }

    @Test
    void refreshesTheListsWhenThatIsDue() {
        host.archive.add(DebPackage.of("foo", "1.2"));
        once();
        assertThat(host.master.plannedActions()).contains("update foo 1.0 -> 1.2");
        host.archive.add(DebPackage.of("foo", "1.3"));
        once();
        assertThat(host.master.plannedActions()).contains("update foo 1.0 -> 1.2");
    }

    @Test
    void remembersThatTheListsCouldNotBeRefreshed() throws IOException {
        host.sandbox.configure("Acquire::Retries \"0\";");
        Path sources = host.sandbox.root().resolve("etc/apt/sources.list");
        String right = Folders.read(sources);
        Folders.write(sources, right + "deb [trusted=yes] http://127.0.0.1:1/ ./\n");
        for (int time = 0; time < 2; time++) {
            once();
            assertThat(host.master.facts().condition().state()).isEqualTo(HostState.REFRESH_FAILED);
        }
        Folders.write(sources, right);
        Path log = folder.resolve("state of agent/refresh.log");
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofMinutes(16))));
        once();
        assertThat(host.master.facts().condition().isOk()).isTrue();
    }

    @Test
    void doesNotWaitForAClockThatWasSetBack() throws IOException {
        once();
        Path log = folder.resolve("state of agent/refresh.log");
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().plus(Duration.ofDays(400))));
        host.archive.add(DebPackage.of("foo", "1.2"));
        once();
        assertThat(host.master.plannedActions()).contains("update foo 1.0 -> 1.2");
    }

    @Test
    void refusesAFolderThatAnotherAgentUses() throws IOException {
        Path state = folder.resolve("state of agent");
        assertThat(runOnce().code()).isZero();
        try (FileChannel other = FileChannel.open(state.resolve("agent.lock"), StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            Invocation refused = runOnce();
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("another agent works with " + state);
        }
        assertThat(runOnce().code()).isZero();
    }

    @Test
    void keepsItsStateForItself() throws IOException {
        once();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state of agent"))))
                .isEqualTo("rwx------");
    }

    @Test
    void failsWhenNoMasterAcknowledges() {
        host.master.refusalStatus = 503;
        Invocation refused = runOnce();
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("503");
        host.master.refusalStatus = 0;
        assertThat(runOnce().code()).isZero();
    }

    /** In this process; the report has been acknowledged. */
    private void once() {
        Agent agent = new Agent();
        Vertx own = agent.createVertx();
        try {
            assertThat(agent.runOnce(own, host.configuration("master"))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .isTrue();
        } finally {
            own.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private Invocation runOnce() {
        return Invocation.of(folder, "--once", "--config", config.toString());
    }
}
