package io.masif.agent.process;

import io.masif.text.Quote;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what has to outlive this process, however this process ends. Under systemd that is a scope of its own, which
 * a stop of the agent's unit does not reach whatever its {@code KillMode} says; elsewhere, and where systemd cannot be
 * asked, a session of its own.
 */
public final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
    // sd_booted(3): the folder is there if and only if systemd runs the machine
    private static final Path SYSTEMD = Path.of("/run/systemd/system");

    // how long a shutdown waits for what runs
    private static final int STOP_TIMEOUT_MINUTES = 30;
    private static final int MAX_REASON_LENGTH = 300;

    private final Commands commands;
    private final boolean systemd;

    public Launcher(Commands commands) {
        this(commands, Files.isDirectory(SYSTEMD));
    }

    Launcher(Commands commands, boolean systemd) {
        this.commands = commands;
        this.systemd = systemd;
    }

    /**
     * Starts a command; the future is that of its start.
     *
     * @param unit the name of its scope, which no other has
     * @param output the file that gets what it prints; null if nobody wants to know
     */
    public Future<Process> launch(String unit, List<String> command, Path output) {
        List<String> sessionCommand = wrapInSession(command);
        if (!systemd) {
            return commands.launch(sessionCommand, output);
        }
        // whether scopes can be made is tried with a command that does nothing: afterwards nobody could tell the
        // failure of systemd-run from one of the command
        return commands.run(wrapInScope(unit + "-try", List.of("true")))
                .map(probe -> probe.exitStatus() == 0 ? Optional.<String>empty() : Optional.of(probe.err()))
                .otherwise(e -> Optional.of(String.valueOf(e.getMessage())))
                .compose(scopeError -> {
                    scopeError.ifPresent(reason -> LOG.warn(
                            "systemd makes no scope, so it is started in a session of its own unit={} reason={}",
                            unit,
                            Quote.line(reason, MAX_REASON_LENGTH)));
                    return commands.launch(
                            scopeError.isPresent() ? sessionCommand : wrapInScope(unit, sessionCommand), output);
                });
    }

    /**
     * The words that run a command in a scope; systemd-run becomes the command and keeps its process id. When the scope
     * is stopped, as by a shutdown, systemd only sends what harms nobody, and waits (systemd.kill(5), systemd.scope(5)):
     * a SIGTERM would end dpkg in the middle.
     */
    static List<String> wrapInScope(String unit, List<String> command) {
        return prepend(
                List.of(
                        "systemd-run",
                        "--scope",
                        "--quiet",
                        "--collect",
                        "--unit=" + unit,
                        "-p",
                        "KillSignal=SIGCONT",
                        "-p",
                        "SendSIGKILL=no",
                        "-p",
                        "TimeoutStopSec=" + STOP_TIMEOUT_MINUTES + "min"),
                command);
    }

    /** The words that run a command in a session of its own, which a Ctrl-C at the agent's terminal does not reach. */
    static List<String> wrapInSession(List<String> command) {
        return prepend(List.of("setsid"), command);
    }

    private static List<String> prepend(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return List.copyOf(all);
    }
}
