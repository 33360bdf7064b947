package io.masif.agent.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands to their end, and never kills one. */
public final class Commands {
    private static final Path DEV_NULL = Path.of("/dev/null");

    private final Vertx vertx;
    private final Map<String, String> environment;

    /** @param environment variables of the commands besides the environment of this process */
    public Commands(Vertx vertx, Map<String, String> environment) {
        this.vertx = vertx;
        this.environment = Map.copyOf(environment);
    }

    /** The exit status of a command, and its output. */
    public record Output(int exitStatus, String out, String err) {}

    /**
     * Runs a command that only reads. Its output comes through pipes: a full disk would silently truncate a file. The future
     * fails only if the command could not be started.
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
     * Starts a command that may outlive this process; only {@link Launcher} uses it.
     *
     * @param output the file for its output; null to discard it
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
        // the script that starts the agent sets it for the JVM only
        builder.environment().remove("MALLOC_ARENA_MAX");
        builder.environment().putAll(environment);
        return builder;
    }
}
