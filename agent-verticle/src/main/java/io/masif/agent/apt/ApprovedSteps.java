package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file that the gate compares with: a line per step that dpkg may make, in the form that gate.sh defines. */
final class ApprovedSteps {
    private ApprovedSteps() {}

    static String of(Collection<Action> actions, String nativeArch) {
        return actions.stream()
                .flatMap(action -> steps(action, nativeArch))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Stream<String> steps(Action action, String nativeArch) {
        String name = action.packageName();
        return switch (action.kind()) {
            case INSTALL, UPDATE -> {
                String change = name + " " + orDash(action.from()) + " " + action.to() + " " + action.arch();
                yield Stream.of(change + " UNPACK", change + " CONFIGURE");
            }
            case CONFIGURE -> {
                String version = action.to() == null ? action.from() : action.to();
                yield Stream.of(name + " " + version + " " + version + " " + action.arch() + " CONFIGURE");
            }
            case REMOVE, PURGE ->
                // apt names the architecture of a removal only if it is a foreign one
                (action.arch() == null ? Stream.of(nativeArch, "all") : Stream.of(action.arch()))
                        .map(arch -> name + " " + action.from() + " - " + arch + " REMOVE");
        };
    }

    private static String orDash(String version) {
        return version == null ? "-" : version;
    }
}
