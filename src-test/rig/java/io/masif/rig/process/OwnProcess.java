package io.masif.rig.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A process that we started, in a session of its own: a Ctrl-C at the terminal reaches only us, and we end the others
 * in the right order.
 */
public final class OwnProcess {
    private static final Set<OwnProcess> STARTED = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean STARTS_ENDED = new AtomicBoolean();
    private static final Duration TERMINATION_TIMEOUT = Duration.ofSeconds(90);

    private final String name;
    private final Process process;
    private final Path log;
    private final long logOffset;

    private OwnProcess(String name, Process process, Path log, long logOffset) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.logOffset = logOffset;
    }

    /** Starts it with its output appended to a file. */
    public static OwnProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        Folders.create(log.toAbsolutePath().getParent());
        List<String> all = new ArrayList<>(List.of("setsid"));
        all.addAll(command);
        long logLength = log.toFile().length();
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("MASIF_"));
        builder.environment().putAll(environment);
        try {
            OwnProcess started = new OwnProcess(name, builder.start(), log, logLength);
            STARTED.add(started);
            if (STARTS_ENDED.get()) {
                started.kill();
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all that still live, and each that is started from now on. For the end of a program. */
    public static void killAll() {
        STARTS_ENDED.set(true);
        STARTED.forEach(OwnProcess::kill);
    }

    public long pid() {
        return process.pid();
    }

    /** Sends it a signal, such as {@code STOP}. */
    public void signal(String name) {
        Command.run(log.toAbsolutePath().getParent(), Map.of(), List.of("kill", "-" + name, Long.toString(pid())));
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The lines that it has printed since it was started; while it lives, the last one counts when it is whole. */
    String log() {
        boolean mayGoOn = process.isAlive();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] printed = new byte[Math.toIntExact(file.length() - logOffset)];
            file.seek(logOffset);
            file.readFully(printed);
            String text = new String(printed, StandardCharsets.UTF_8);
            return mayGoOn ? text.substring(0, text.lastIndexOf('\n') + 1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first line that contains a text.
     *
     * @throws IllegalStateException if the process ends before; the message names it and says why
     * @throws AssertionError if there is none in time; the message names the process and its last error
     */
    public String awaitLog(String text, Duration timeout) {
        return await("does not say \"" + text + "\"", timeout, () -> Arrays.stream(log().split("\n"))
                .filter(candidate -> candidate.contains(text))
                .findFirst());
    }

    /** Waits for something that the process does; fails as {@link #awaitLog} does. */
    <T> T await(String missing, Duration timeout, Supplier<Optional<T>> source) {
        try {
            return Await.value(name + ": " + missing, timeout, () -> {
                boolean isAlive = process.isAlive();
                Optional<T> value = source.get();
                if (value.isEmpty() && !isAlive) {
                    requireAlive();
                }
                return value;
            });
        } catch (AssertionError e) {
            String what = missing + " within " + timeout.toSeconds() + " s";
            throw new AssertionError(ServiceFailure.describe(name, what, log(), log), e);
        }
    }

    /** @throws IllegalStateException if it has ended; the message names it and says why */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    ServiceFailure.describe(name, "ended with " + process.exitValue(), log(), log));
        }
    }

    /** SIGTERM, and SIGKILL if it has not ended long after all that it waits for by itself. */
    public void terminate() {
        process.destroy();
        try {
            process.onExit().get(TERMINATION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            STARTED.remove(this);
        } catch (TimeoutException e) {
            kill();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        STARTED.remove(this);
    }
}
