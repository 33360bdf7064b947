package io.masif.agent.bed;

import io.masif.rig.process.BlockedThreads;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The agent of a host as a process of its own, which can be killed. */
public final class KillableAgent {
    private final SandboxHost host;
    private final List<String> commandPrefix;
    private Process process;

    /** @param commandPrefix the arguments before the command of the agent, such as those of unshare(1) */
    public KillableAgent(SandboxHost host, String... commandPrefix) {
        this.host = host;
        this.commandPrefix = List.of(commandPrefix);
    }

    public KillableAgent start() {
        try {
            List<String> command = new ArrayList<>(commandPrefix);
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

    /** The command that starts the agent of a host. */
    public static List<String> command(SandboxHost host) {
        Path file = host.folder.resolve("agent.yaml");
        Invocation.configuration(file, host.configuration("master"));
        return Invocation.command("--config", file.toString());
    }

    public Path log() {
        return host.folder.resolve("agent.log");
    }

    /** Its log, without what is said in it about a machine that stands still. */
    public String logText() {
        return BlockedThreads.removeFrom(Folders.read(log()));
    }

    /** How many lines of its log contain a text. */
    public long countLines(String text) {
        return logText().lines().filter(line -> line.contains(text)).count();
    }

    public Process process() {
        return process;
    }

    /** SIGKILL of the agent alone. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** SIGKILL of the agent and of all that it has started, however deep: what a power cut leaves is the same. */
    public void cutPower() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** For the end of a test: also what outlives the agent. */
    public void killAll() {
        if (process != null && process.isAlive()) {
            cutPower();
        }
    }
}
