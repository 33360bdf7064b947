package io.masif.rig.process;

import io.masif.rig.http.Probe;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of our services as a process of its own. It can be killed and started again. */
public final class Service {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final String LISTENING = "listening address=";
    private static final String MANAGEMENT = "management address=";
    private static final int OK = 200;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private OwnProcess process;

    /**
     * @param name for messages
     * @param jar such as {@code agent-verticle/target/masif-agent.jar}, from the root of the clone
     * @param heapMegabytes the most that its heap may have
     * @param config its configuration file, beside which the log is written
     */
    public Service(String name, String jar, int heapMegabytes, Path config, Map<String, String> environment) {
        this(name, jar, archivedOptions(jar, heapMegabytes), config, environment);
    }

    private static List<String> archivedOptions(String jar, int heapMegabytes) {
        List<String> options = new ArrayList<>(smallHeapOptions(heapMegabytes));
        options.addAll(ClassArchive.of(existing(jar)).options());
        return options;
    }

    private static Path existing(String jar) {
        Path file = Folders.root().resolve(jar);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: build it with mvn package");
        }
        return file;
    }

    /** Options for a JVM whose heap has so many megabytes at most, and that is small otherwise as well. */
    public static List<String> smallHeapOptions(int heapMegabytes) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xss512k",
                "-Xmx" + heapMegabytes + "m");
    }

    /** As above, with the options that the JVM is to have, and no others. */
    public Service(String name, String jar, List<String> options, Path config, Map<String, String> environment) {
        Path file = existing(jar);
        Path folder = config.toAbsolutePath().getParent();
        this.name = name;
        this.environment = environment;
        this.log = folder.resolve(name + ".log");
        this.command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + Folders.create(folder.resolve("tmp")));
        command.addAll(List.of("-jar", file.toString(), "--config", config.toString()));
    }

    private Service(String name, List<String> command, Path log, Map<String, String> environment) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = log;
    }

    /** One that is started by a command of its own, such as a launcher. */
    public static Service of(String name, List<String> command, Path log, Map<String, String> environment) {
        return new Service(name, List.copyOf(command), log, Map.copyOf(environment));
    }

    /** The same, started by a command that executes its own one. */
    public Service startedBy(List<String> entry) {
        List<String> all = new ArrayList<>(entry);
        all.addAll(command);
        return new Service(name, all, log, environment);
    }

    /** Ends all services and databases that were started, and each that is from now on. For the end of a program. */
    public static void killAll() {
        OwnProcess.killAll();
    }

    /** Starts it, or starts it again. */
    public Service start() {
        process = OwnProcess.start(name, command, environment, log);
        return this;
    }

    /** Waits until it has logged where it listens. */
    public Service awaitListening() {
        awaitLog(LISTENING);
        return this;
    }

    /** Waits until its management port says that it is ready: a master takes reports, a UI has read its database. */
    public Service awaitReady() {
        String line = awaitLog(MANAGEMENT);
        Probe probe = new Probe(
                line.substring(line.indexOf(MANAGEMENT) + MANAGEMENT.length()).strip());
        process.await("is not ready", START_TIMEOUT, () -> isReady(probe) ? Optional.of(true) : Optional.empty());
        return this;
    }

    /** The port that it listens at: the actual one where its configuration says 0. Waits until it does. */
    public int port() {
        return port(awaitLog(LISTENING));
    }

    /** The first line that it logged since its last start with this text in it. */
    public String awaitLog(String text) {
        return process.awaitLog(text, START_TIMEOUT);
    }

    /** What it has logged since its last start. */
    public String log() {
        return process.log();
    }

    public long pid() {
        return process.pid();
    }

    /** @throws IllegalStateException if it has ended; the message names it and says why */
    public void requireAlive() {
        process.requireAlive();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGTERM, and waits for its end. */
    public void terminate() {
        if (process != null) {
            process.terminate();
        }
    }

    /** SIGTERM, without waiting for its end. */
    public void askToEnd() {
        signal("-TERM");
    }

    /** SIGSTOP: it is there, and does nothing more. To be thawed before it can be terminated. */
    public void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        Command.run(Folders.root(), Map.of(), List.of("kill", signal, Long.toString(pid())));
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    private static int port(String line) {
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
    }

    private static boolean isReady(Probe probe) {
        try {
            return probe.get("/readyz").status() == OK;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
