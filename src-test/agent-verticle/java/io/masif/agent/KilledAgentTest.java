package io.masif.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.DebPackage;
import io.masif.rig.Folders;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own, killed while apt runs. */
class KilledAgentTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Process agent;

    @AfterEach
    void close() {
        if (agent != null) {
            agent.destroyForcibly().onExit().join();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aptGoesOnAndItsOutcomeIsTold() throws IOException {
        Path go = folder.resolve("go");
        PlayedHost host = new PlayedHost(vertx, folder);
        host.archive.add(DebPackage.of("slow", "1.0"));
        host.sandbox.update().install("slow=1.0");
        host.archive.add(DebPackage.of("slow", "1.1").postinst("while [ ! -e '" + go + "' ]; do sleep 0.1; done"));
        host.sandbox.update();
        host.approve("update slow 1.0 -> 1.1");
        agent = start(host);
        host.until(
                "a run that goes on",
                () -> host.master.runs.values().stream().anyMatch(run -> run.ended() == null)
                        && host.sandbox.dpkgQuery().get("slow").status().equals("iF"));
        agent.destroyForcibly().onExit().join();
        assertThat(host.sandbox.working()).isNotEmpty();
        assertThat(host.master.outcome("update slow 1.0 -> 1.1")).isEmpty();
        agent = start(host);
        host.cycles(2);
        assertThat(host.master.runs).hasSize(1);
        Files.createFile(go);
        assertThat(host.value("its outcome", () -> host.master.outcome("update slow 1.0 -> 1.1"))
                        .result())
                .isEqualTo(Result.DONE);
        assertThat(host.sandbox.version("slow")).contains("1.1");
        assertThat(host.master.runs).hasSize(1);
        agent.destroy();
        assertThat(agent.onExit().join().exitValue()).isEqualTo(143);
    }

    private Process start(PlayedHost host) throws IOException {
        AgentConfiguration configuration = host.configuration("master");
        Path file = Folders.write(folder.resolve("agent.yaml"), """
                interval: {check: 600, report: 1}
                master: {host: "%s", cn: master}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                apt: {config: "%s"}
                state: {dir: "%s"}
                local: {socket: "%s"}
                """.formatted(
                        configuration.master(),
                        configuration.tls().cert(),
                        configuration.tls().key(),
                        configuration.tls().ca(),
                        configuration.aptConfig(),
                        configuration.state(),
                        configuration.local().socket()));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.masif.agent.Main",
                        "--config",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
    }
}
