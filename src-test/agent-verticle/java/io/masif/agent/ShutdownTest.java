package io.masif.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.SandboxHost;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM and SIGINT end the agent whatever it does, and nothing else. */
class ShutdownTest extends HostCase {
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    @BeforeEach
    void aHost() {
        host.install(DebPackage.of("slow", "1.0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {SIGINT, SIGTERM})
    void aptGoesOnWhenTheAgentEnds(int signal) throws Exception {
        Path go = folder.resolve("go");
        host.offer(DebPackage.of("slow", "1.1").postinst("while [ ! -e '" + go + "' ]; do sleep 0.1; done"));
        host.approve("update slow 1.0 -> 1.1");
        agent.start();
        host.await(
                "dpkg at work",
                () -> host.sandbox.dpkgQuery().get("slow").status().equals("iF"));
        ends(signal);
        assertThat(host.sandbox.runningProcesses()).isNotEmpty();
        Folders.write(go, "");
        host.await("apt's end", () -> host.hasRunFile("rc"));
        assertThat(host.sandbox.version("slow")).contains("1.1");
    }

    @Test
    void whileItWaitsForTheNextReport() throws Exception {
        agent.start();
        host.awaitReports(1);
        ends(SIGTERM);
    }

    @Test
    void whileAptSimulates() throws Exception {
        // apt reads dpkg's status from here, and does not come back
        Path status = host.sandbox.root().resolve("var/lib/dpkg/status");
        Folders.delete(status);
        assertThat(new ProcessBuilder("mkfifo", status.toString()).start().waitFor())
                .isZero();
        agent.start();
        host.await("a simulation", () -> agent.process()
                .descendants()
                .anyMatch(child -> child.info().commandLine().orElse("").contains("dist-upgrade")));
        ends(SIGTERM);
        host.sandbox.runningProcesses().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void whileTheMasterDoesNotAnswerTheHandshake() throws Exception {
        try (ServerSocket hole = new ServerSocket(0)) {
            hole.setSoTimeout((int) SandboxHost.PATIENCE.toMillis());
            host.masterPort = hole.getLocalPort();
            agent.start();
            hole.accept();
            ends(SIGTERM);
        }
    }

    private void ends(int signal) throws IOException, InterruptedException {
        long pid = agent.process().pid();
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        assertThat(agent.process().waitFor(SandboxHost.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(agent.process().exitValue()).isEqualTo(128 + signal);
        assertThat(agent.logText()).as("no stack trace").doesNotContain("\tat ");
    }
}
