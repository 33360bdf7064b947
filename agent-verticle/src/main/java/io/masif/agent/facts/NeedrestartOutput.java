package io.masif.agent.facts;

import io.masif.domain.DebianVersion;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final String RUNNING_PREFIX = "NEEDRESTART-KCUR:";
    private static final String EXPECTED_PREFIX = "NEEDRESTART-KEXP:";
    /** The latest of the installed kernels has another version than the running one, not necessarily a later one. */
    private static final String OTHER_KERNEL = "NEEDRESTART-KSTA: 3";

    private static final Pattern KERNEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~_-]{0,99}");
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

    /** The version of the latest kernel of batch mode; null if none is later than the running one, or if that is not known. */
    static String parseNewerKernel(String text) {
        if (text.lines().map(String::strip).noneMatch(OTHER_KERNEL::equals)) {
            return null;
        }
        String running = parseKernel(text, RUNNING_PREFIX);
        String expected = parseKernel(text, EXPECTED_PREFIX);
        boolean isLater = running != null && expected != null && DebianVersion.compare(expected, running) > 0;
        return isLater ? expected : null;
    }

    private static String parseKernel(String text, String prefix) {
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .filter(version -> KERNEL.matcher(version).matches())
                .findFirst()
                .orElse(null);
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
