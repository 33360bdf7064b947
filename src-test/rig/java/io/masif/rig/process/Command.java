package io.masif.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a command to its end. */
public final class Command {
    private Command() {}

    /** What it printed, on both streams. */
    public record Output(int code, String text) {}

    /**
     * What a command printed that has to go well.
     *
     * @throws IllegalStateException with its output, if it does not exit with 0
     */
    public static String run(Path folder, Map<String, String> environment, List<String> command) {
        Output output = attempt(folder, environment, command);
        if (output.code() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + output.code() + ":\n" + output.text());
        }
        return output.text();
    }

    /** What a command printed, and how it ended. */
    public static Output attempt(Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
