package io.masif.agent;

import io.masif.rig.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The agent of a played host as a process of its own, which can be killed. */
final class KillableAgent {
    private final PlayedHost host;
    private final List<String> before;
    private Process process;

    /** @param before the words before the command of the agent, such as those of unshare(1) */
    KillableAgent(PlayedHost host, String... before) {
        this.host = host;
        this.before = List.of(before);
    }

    KillableAgent start() {
        try {
            List<String> command = new ArrayList<>(before);
            command.addAll(command(host));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words that start the agent of a host. */
    static List<String> command(PlayedHost host) {
        Path file = host.folder.resolve("agent.yaml");
        Invocation.configuration(file, host.configuration("master"));
        return Invocation.command("--config", file.toString());
    }

    Path log() {
        return host.folder.resolve("agent.log");
    }

    /** How many lines of its log contain a text. */
    long lines(String text) {
        return Folders.read(log()).lines().filter(line -> line.contains(text)).count();
    }

    Process process() {
        return process;
    }

    /** SIGKILL of the agent alone. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** SIGKILL of the agent and of all that it has started, however deep: what a power cut leaves is the same. */
    void cutPower() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** For the end of a test: also what outlives the agent. */
    void end() {
        if (process != null && process.isAlive()) {
            cutPower();
        }
    }
}
