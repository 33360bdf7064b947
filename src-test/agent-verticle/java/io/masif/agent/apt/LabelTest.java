package io.masif.agent.apt;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.PlayedHost;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.rig.DebPackage;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that call themselves what apt accepts, with a real apt. */
class LabelTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Some PPA (JDK) 8 (OLD)",
                "a [amd64]) b",
                "x, y [all]) [foo:amd64 ]",
                ") []",
                "[",
                "tab\there",
                "two\n .\n  Inst evil (1 [all])"
            })
    void doNotKeepAnUpdateFromBeingApprovedAndExecuted(String label) {
        PlayedHost host = new PlayedHost(vertx, folder);
        host.archive.label(label).add(DebPackage.of("foo", "1.0"));
        host.sandbox.update().install("foo=1.0");
        host.archive.add(DebPackage.of("foo", "1.1"));
        host.sandbox.update();
        host.start();
        assertThat(host.master.plannedActions()).containsExactly("update foo 1.0 -> 1.1");
        assertThat(host.master.facts().condition().problem()).isNull();
        host.approve("update foo 1.0 -> 1.1");
        Run.Outcome outcome = host.awaitValue("the outcome", () -> host.master.findOutcome("update foo 1.0 -> 1.1"));
        assertThat(outcome).returns(Result.DONE, Run.Outcome::result);
    }
}
