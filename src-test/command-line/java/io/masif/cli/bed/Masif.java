package io.masif.cli.bed;

import io.masif.rig.process.ClassArchive;
import io.masif.rig.process.Folders;
import io.masif.rig.retry.UnavailableRetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the program in a process, as a shell does. */
public final class Masif {
    private static final Path JAR = Folders.root().resolve("ui-verticle/command-line/target/masif.jar");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** @param folder the home folder, without any configuration */
    public Masif(Path folder) {
        this.folder = Folders.create(folder);
        environment.put("HOME", this.folder.toString());
        environment.put("TERM", "xterm");
        // where no hour comes twice
        environment.put("TZ", "UTC");
    }

    /** How it ended. */
    public record Result(int code, String out, String err) {}

    /** The same with another variable. */
    public Masif with(String name, String value) {
        Masif other = new Masif(folder);
        other.environment.putAll(environment);
        other.environment.put(name, value);
        return other;
    }

    /** Without a terminal. */
    public Result run(String... arguments) {
        return UnavailableRetry.attemptWhileBusy(() -> finish(start(command(arguments))), Result::err);
    }

    /** Starts it without a terminal. */
    public Process begin(String... arguments) {
        return start(command(arguments));
    }

    /** In a shell's pipeline. {@code MASIF} in its text stands for the program. */
    public Result shell(String text) {
        return finish(start(List.of("bash", "-c", text.replace("MASIF", quote(command())))));
    }

    /** On a terminal of 80 columns, on which a person types. All that appears there is the output. */
    public Result terminal(String typed, String... arguments) {
        Process process = start(List.of(
                "script", "-qfec", "stty cols 80 rows 24 -echo; exec " + quote(command(arguments)), "/dev/null"));
        try {
            process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return finish(process);
    }

    /** Waits for its end. */
    public static Result finish(Process process) {
        try {
            List<String> err = new ArrayList<>();
            Thread reader = new Thread(() -> err.add(read(process.getErrorStream())));
            reader.start();
            String out = read(process.getInputStream());
            reader.join();
            return new Result(process.waitFor(), out, err.get(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String... arguments) {
        // an ignored signal would stay ignored: shells start what runs in the background so
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m"));
        command.addAll(ClassArchive.of(JAR).options());
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static String quote(List<String> command) {
        return command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
