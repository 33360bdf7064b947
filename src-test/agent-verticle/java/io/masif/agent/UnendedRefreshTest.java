package io.masif.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.domain.Result;
import io.masif.domain.host.HostState;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh of the lists that does not end, with a real apt: nothing is executed meanwhile, and the master knows why. */
class UnendedRefreshTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";

    private Path go;

    @BeforeEach
    void aHostWhoseRefreshWaits() {
        go = folder.resolve("go");
        host.install(DebPackage.of("foo", "1.0")).offer(DebPackage.of("foo", "1.1"));
        host.sandbox.configure("APT::Update::Pre-Invoke {\"touch '" + folder.resolve("begun") + "'; while [ ! -e '" + go
                + "' ]; do sleep 0.1; done\";};");
        host.refreshInterval = Duration.ofSeconds(20);
    }

    @AfterEach
    void endTheRefresh() {
        Folders.write(go, "");
        host.await("its end", () -> host.sandbox.runningProcesses().isEmpty());
    }

    @Test
    void isReportedAndNotKilled() {
        new Agent(Duration.ofSeconds(1)).start(vertx, host.configuration("master"));
        host.await("the refresh", () -> Files.exists(folder.resolve("begun")));
        host.await("its length reported", () -> problem().contains("has not ended"));
        assertThat(problem()).startsWith("the refresh of the package lists that began at 20");
        assertThat(host.master.facts().condition().state()).isEqualTo(HostState.REFRESH_FAILED);
        assertThat(host.master.plannedActions()).containsExactly(UPDATE);
        host.approve(UPDATE);
        host.awaitReports(3);
        assertThat(host.master.runs).isEmpty();
        Folders.write(go, "");
        assertThat(host.awaitValue("the run's end", () -> host.master.findOutcome(UPDATE))
                        .result())
                .isEqualTo(Result.DONE);
        host.await("all well", () -> host.master.facts().condition().isOk());
    }

    @Test
    void isNotWaitedForByOneCycle() {
        assertThat(new Agent(Duration.ofSeconds(1))
                        .runOnce(vertx, host.configuration("master"))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .isTrue();
        assertThat(problem()).contains("has not ended");
        assertThat(host.master.plannedActions()).containsExactly(UPDATE);
    }

    private String problem() {
        return Optional.ofNullable(host.master.facts())
                .map(facts -> facts.condition().problem())
                .orElse("");
    }
}
