package io.masif.agent.bed;

import io.masif.agent.config.AgentConfiguration;
import io.masif.domain.Kind;
import io.masif.rig.process.ClassArchive;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent's command line as a process of its own, to its end.
 *
 * @param code its exit status
 */
public record Invocation(int code, String out, String err) {
    public static final Path JAR = Folders.root().resolve("agent-verticle/target/masif-agent.jar");

    /** @param folder for what it prints */
    public static Invocation of(Path folder, String... arguments) {
        Path err = folder.resolve("invocation.err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(arguments))
                    .redirectError(err.toFile())
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().keySet().removeIf(variable -> variable.startsWith("MASIF_"));
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Invocation(process.onExit().join().exitValue(), out, Folders.read(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of the command, with as little memory as the launcher gives. */
    public static List<String> command(String... arguments) {
        return command(JAR, ClassArchive.of(JAR).options(), arguments);
    }

    /** As above, of a copy of the agent. */
    public static List<String> commandOf(Path jar, String... arguments) {
        return command(jar, List.of(), arguments);
    }

    private static List<String> command(Path jar, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss256k",
                "-Xmx48m",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The configuration file of an agent. */
    public static Path configuration(Path file, AgentConfiguration configuration) {
        return Folders.write(file, """
                interval: {check: %d, report: %d, wait: %d}
                master: {host: "%s", cn: "%s"}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                apt: {config: "%s", refresh: %d}
                state: {dir: "%s"}
                local: {socket: "%s"}
                propose: [%s]
                """.formatted(
                        configuration.intervals().check().toSeconds(),
                        configuration.intervals().report().toSeconds(),
                        configuration.intervals().maxWait().toSeconds(),
                        configuration.master().address(),
                        configuration.master().cn(),
                        configuration.tls().identity().cert(),
                        configuration.tls().identity().key(),
                        configuration.tls().ca(),
                        configuration.apt().config(),
                        configuration.apt().refreshInterval().toSeconds(),
                        configuration.local().stateFolder(),
                        configuration.local().socket().path(),
                        Kind.words(configuration.host().proposed())));
    }
}
