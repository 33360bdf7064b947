package io.masif.agent.run;

import io.masif.agent.select.ApprovedRun;
import io.masif.domain.Action;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats the file with what a run may do: for apt as gate.sh defines it, for dpkg as configure.pl does, for restarts as
 * restart.pl does.
 */
final class ApprovedSteps {
    private ApprovedSteps() {}

    static String format(ApprovedRun run, String nativeArch) {
        return run.selection().actions().stream()
                .flatMap(action -> switch (run.selection().tool()) {
                    case APT -> formatSteps(action, nativeArch, run.hashes().get(action));
                    case DPKG -> Stream.of(action.packageName() + " " + versionOf(action) + " " + action.arch());
                    case SYSTEMCTL, SHUTDOWN -> Stream.of(action.packageName());
                })
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Stream<String> formatSteps(Action action, String nativeArch, String hash) {
        String name = action.packageName();
        return switch (action.kind()) {
            case INSTALL, UPDATE -> {
                String prefix = name + " " + orDash(action.from()) + " " + action.to() + " " + action.arch();
                yield Stream.of(prefix + " UNPACK " + hash, prefix + " CONFIGURE");
            }
            // do not occur in a run of apt
            case CONFIGURE, RESTART, REBOOT -> Stream.empty();
            case REMOVE, PURGE ->
                // apt names the architecture of a removal only if it is a foreign one
                (action.arch() == null ? Stream.of(nativeArch, "all") : Stream.of(action.arch()))
                        .map(arch -> name + " " + action.from() + " - " + arch + " REMOVE");
        };
    }

    private static String versionOf(Action action) {
        return action.to() == null ? action.from() : action.to();
    }

    private static String orDash(String version) {
        return version == null ? "-" : version;
    }
}
