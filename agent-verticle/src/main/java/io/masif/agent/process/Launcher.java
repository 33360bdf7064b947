package io.masif.agent.process;

import io.masif.text.Quote;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts commands that outlive this process, however this process ends. Under systemd a command gets a scope of its own,
 * which a stop of the agent's unit does not affect, whatever its {@code KillMode} is; without systemd, or if systemd
 * fails, it gets a session of its own.
 */
public final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
    // sd_booted(3): the folder is there if and only if systemd runs the machine
    private static final Path SYSTEMD = Path.of("/run/systemd/system");

    // how long a shutdown waits for the command
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
     * @param unit the unique name of its scope
     * @param output the file for its output; null to discard it
     */
    public Future<Process> launch(String unit, List<String> command, Path output) {
        return launch(unit, () -> command, output);
    }

    /**
     * As {@link #launch(String, List, Path)}.
     *
     * @param command called right before the start; if it throws an exception, nothing is started, and the future fails with
     *     that
     */
    public Future<Process> launch(String unit, Supplier<List<String>> command, Path output) {
        return canMakeScope(unit).compose(canMakeScope -> {
            List<String> sessionCommand = wrapInSession(command.get());
            return commands.launch(canMakeScope ? wrapInScope(unit, sessionCommand) : sessionCommand, output);
        });
    }

    /**
     * A command that does nothing shows whether systemd makes a scope: later, a failure of systemd-run cannot be distinguished
     * from a failure of the command.
     */
    private Future<Boolean> canMakeScope(String unit) {
        if (!systemd) {
            return Future.succeededFuture(false);
        }
        return commands.run(wrapInScope(unit + "-try", List.of("true")))
                .map(probe -> probe.exitStatus() == 0 ? Optional.<String>empty() : Optional.of(probe.err()))
                .otherwise(e -> Optional.of(String.valueOf(e.getMessage())))
                .map(scopeError -> {
                    scopeError.ifPresent(reason -> LOG.warn(
                            "systemd makes no scope, so it is started in a session of its own unit={} reason={}",
                            unit,
                            Quote.line(reason, MAX_REASON_LENGTH)));
                    return scopeError.isEmpty();
                });
    }

    /**
     * Prefixes a command so that it runs in a scope; systemd-run becomes the command and keeps its process id. When the
     * scope is stopped, as by a shutdown, systemd only sends a harmless signal, and waits (systemd.kill(5),
     * systemd.scope(5)): a SIGTERM would end dpkg in the middle.
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

    /** Prefixes a command so that it runs in a session of its own, which Ctrl-C at the agent's terminal does not affect. */
    static List<String> wrapInSession(List<String> command) {
        return prepend(List.of("setsid"), command);
    }

    private static List<String> prepend(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return List.copyOf(all);
    }
}
