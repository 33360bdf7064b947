package io.masif.agent.bed;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a host of its own. Its agents end with it, whether they run in this process or in another. */
public abstract class HostCase {
    @TempDir
    protected Path folder;

    protected final Vertx vertx = Vertx.vertx();
    protected SandboxHost host;

    /** In a process of its own; not started. */
    protected KillableAgent agent;

    @BeforeEach
    void createHost() {
        host = new SandboxHost(vertx, folder);
        agent = new KillableAgent(host);
    }

    /** Skips the test where a process cannot get mounts of its own. */
    protected static void assumeOwnMounts() {
        try {
            Process process = new ProcessBuilder("unshare", "-rm", "true").start();
            Assumptions.assumeTrue(process.onExit().join().exitValue() == 0, "mounts of its own for a process");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void endAgents() {
        agent.killAll();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        // what an agent in this process has started goes on, and would write into the folder while it is deleted
        new HostProcesses(host.sandbox.root()).endAll();
    }
}
