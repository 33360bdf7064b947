package io.masif.agent.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        return run(command, this::readText);
    }

    /** As {@link #run(List)}, with only those lines of its output that match: the other ones need no memory. */
    public Future<Output> runFiltered(List<String> command, Predicate<String> lineFilter) {
        return run(command, out -> readLines(out, lineFilter));
    }

    private Future<Output> run(List<String> command, Function<InputStream, Future<String>> outReader) {
        return vertx.executeBlocking(() -> createBuilder(command).start(), false)
                .compose(process -> {
                    Future<String> out = outReader.apply(process.getInputStream());
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

    private Future<String> readLines(InputStream stream, Predicate<String> lineFilter) {
        return vertx.executeBlocking(
                () -> {
                    try (BufferedReader reader =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        return reader.lines().filter(lineFilter).collect(Collectors.joining("\n"));
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
