package io.masif.agent.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands to their end. None of them is ever killed. */
public final class Commands {
    private static final Path DEV_NULL = Path.of("/dev/null");

    private final Vertx vertx;
    private final Map<String, String> environment;

    /** @param environment what the commands get besides the environment of this process */
    public Commands(Vertx vertx, Map<String, String> environment) {
        this.vertx = vertx;
        this.environment = Map.copyOf(environment);
    }

    /** How a command ended, and what it printed. */
    public record Output(int exitStatus, String out, String err) {}

    /**
     * Runs a command that only asks: what it prints comes through pipes, because a full disk would cut off what goes
     * to a file, without a word. The future fails only if the command could not be started.
     */
    public Future<Output> run(List<String> command) {
        return vertx.executeBlocking(() -> createBuilder(command).start(), false)
                .compose(process -> {
                    Future<String> out = readText(process.getInputStream());
                    Future<String> err = readText(process.getErrorStream());
                    return Future.all(out, err)
                            .compose(both -> Future.fromCompletionStage(process.onExit(), vertx.getOrCreateContext()))
                            .map(ended -> new Output(ended.exitValue(), out.result(), err.result()));
                });
    }

    /**
     * Starts a command whose end may be that of this process, or come after it; {@link Launcher} is who does.
     *
     * @param output the file that gets what it prints; null if nobody wants to know
     */
    Future<Process> launch(List<String> command, Path output) {
        return vertx.executeBlocking(
                () -> createBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                output == null || !Files.isWritable(output.getParent())
                                        ? ProcessBuilder.Redirect.DISCARD
                                        : ProcessBuilder.Redirect.to(output.toFile()))
                        .start(),
                false);
    }

    private Future<String> readText(InputStream stream) {
        return vertx.executeBlocking(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    }
                },
                false);
    }

    private ProcessBuilder createBuilder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(DEV_NULL.toFile());
        // the launcher sets it for the JVM alone
        builder.environment().remove("MALLOC_ARENA_MAX");
        builder.environment().putAll(environment);
        return builder;
    }
}
