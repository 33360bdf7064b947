package io.masif.agent;

import io.masif.rig.Folders;
import io.masif.rig.Pki;
import io.masif.rig.Sandbox;
import java.io.IOException;
import java.nio.file.Path;

/** The agent as a process of its own, with its log in a file. */
final class AgentProcess implements AutoCloseable {
    private final Path log;
    private final Process process;

    private AgentProcess(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** @param intervals such as {@code check: 1, report: 1} */
    static AgentProcess start(Path folder, Sandbox sandbox, Pki.Identity identity, String master, String intervals)
            throws IOException {
        Path file = Folders.write(folder.resolve("agent.yaml"), """
                interval: {%s}
                master: {host: "%s", cn: master}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                apt: {config: "%s"}
                state: {dir: "%s"}
                """.formatted(
                        intervals,
                        master,
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        sandbox.aptConfig(),
                        folder.resolve("state")));
        Path log = folder.resolve("agent.log");
        return new AgentProcess(
                log,
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.masif.agent.Main",
                                "--config",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start());
    }

    /** How many lines of its log contain a text. */
    long lines(String text) {
        return Folders.read(log).lines().filter(line -> line.contains(text)).count();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
