package io.masif.agent.facts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Parses what needrestart 2.1 and later print. */
final class NeedrestartOutput {
    /** Batch mode: what is outdated, as README.batch.md of needrestart defines it. */
    static final List<String> BATCH = List.of("-b");
    /**
     * The commands with which it would restart services itself, without executing them. Those that its configuration defers
     * ({@code override_rc}), that have a command of their own ({@code restart.d}) or that systemd refuses to restart are not
     * among them.
     */
    static final List<String> LIST_COMMANDS = List.of("-l", "-r", "l", "-m", "a", "-u", "NeedRestart::UI::stdio");

    private static final String SERVICE_PREFIX = "NEEDRESTART-SVC:";
    private static final String COMMANDS_HEADING = "Services to be restarted:";
    private static final String COMMAND = "systemctl restart ";

    private NeedrestartOutput() {}

    /** The services of batch mode, sorted. */
    static List<String> parseServices(String text) {
        return text.lines()
                .filter(line -> line.startsWith(SERVICE_PREFIX))
                .map(line -> line.substring(SERVICE_PREFIX.length()).strip())
                .distinct()
                .sorted()
                .toList();
    }

    /** The units of the commands up to the next heading. */
    static List<String> parseRestartable(String text) {
        return text.lines()
                .dropWhile(line -> !line.strip().equals(COMMANDS_HEADING))
                .skip(1)
                .takeWhile(line -> line.startsWith(" "))
                .map(String::strip)
                .flatMap(line -> line.startsWith(COMMAND)
                        ? Arrays.stream(line.substring(COMMAND.length()).split("\\s+"))
                        : Stream.empty())
                .toList();
    }
}
