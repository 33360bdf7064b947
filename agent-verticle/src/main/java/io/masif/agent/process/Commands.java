package io.masif.agent.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands to their end. No thread waits for them, and none of them is ever killed. */
public final class Commands {
    private static final Path NOTHING = Path.of("/dev/null");

    private final Vertx vertx;
    private final Map<String, String> environment;

    /** @param environment what the commands get besides the environment of this process */
    public Commands(Vertx vertx, Map<String, String> environment) {
        this.vertx = vertx;
        this.environment = Map.copyOf(environment);
    }

    /** How a command ended, and what it printed. */
    public record Output(int code, String out, String err) {}

    private record Started(Process process, Path folder) {}

    /** Runs a command; the future fails only if it could not be started. */
    public Future<Output> run(List<String> command) {
        return vertx.executeBlocking(() -> start(command), false)
                .compose(started -> Future.fromCompletionStage(started.process().onExit(), vertx.getOrCreateContext())
                        .compose(process -> output(process.exitValue(), started.folder()))
                        .eventually(() -> vertx.fileSystem()
                                .deleteRecursive(started.folder().toString())));
    }

    /** Starts a command that outlives this process; what it prints itself is lost. The future is that of its end. */
    public Future<Process> launch(List<String> command) {
        return vertx.executeBlocking(
                () -> builder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                false);
    }

    private Started start(List<String> command) {
        try {
            Path folder = Files.createTempDirectory("masif-agent-");
            Process process = builder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            return new Started(process, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(NOTHING.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private Future<Output> output(int code, Path folder) {
        Future<Buffer> out = vertx.fileSystem().readFile(folder.resolve("out").toString());
        Future<Buffer> err = vertx.fileSystem().readFile(folder.resolve("err").toString());
        return Future.all(out, err)
                .map(both ->
                        new Output(code, out.result().toString(), err.result().toString()));
    }
}
