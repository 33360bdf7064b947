package io.masif.agent.apt;

import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import java.util.List;
import java.util.Optional;

/** Finds problems of the host, and the first error, in what apt and dpkg print. */
public final class AptDiagnostics {
    private static final int MAX_LENGTH = 1000;

    private record Symptom(AptMessage message, HostState state) {}

    /** The worst first. */
    private static final List<Symptom> SYMPTOMS = List.of(
            new Symptom(AptMessage.NO_SPACE, HostState.DISK_FULL),
            new Symptom(AptMessage.READ_ONLY, HostState.READ_ONLY),
            new Symptom(AptMessage.LOCK_HELD, HostState.LOCKED),
            new Symptom(AptMessage.CONFIGURATION_INVALID, HostState.SOURCES_BROKEN));

    private AptDiagnostics() {}

    /** The worst problem of the host itself; empty if the output shows none. */
    public static Optional<HostProblem> findProblem(String output) {
        return SYMPTOMS.stream()
                .flatMap(symptom -> findProblem(symptom.message(), symptom.state(), output).stream())
                .findFirst();
    }

    /** That apt ignored a file that it could not read: its simulation is wrong then. */
    public static Optional<HostProblem> findUnreadableFile(String output) {
        return findProblem(AptMessage.FILE_UNREADABLE, HostState.SOURCES_BROKEN, output);
    }

    /** The first error, without its prefix. */
    public static Optional<String> findError(String output) {
        return findPrefixed(output, "E: ");
    }

    /** The first error, or the first warning if there is no error, without its prefix. */
    public static Optional<String> findErrorOrWarning(String output) {
        return findError(output).or(() -> findPrefixed(output, "W: "));
    }

    /** The first error of dpkg that is not about a package. */
    public static Optional<String> findDpkgError(String output) {
        return findPrefixed(output, "dpkg: error: ");
    }

    private static Optional<String> findPrefixed(String output, String prefix) {
        return output.lines()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(AptDiagnostics::stripPrefix);
    }

    private static Optional<HostProblem> findProblem(AptMessage message, HostState state, String output) {
        return message.findLine(output).map(line -> new HostProblem(state, describe(state, stripPrefix(line))));
    }

    private static String describe(HostState state, String message) {
        return switch (state) {
            case DISK_FULL -> HostSentence.NO_SPACE.format(message);
            case READ_ONLY -> HostSentence.FILE_SYSTEM_READ_ONLY.format(message);
            case LOCKED -> HostSentence.OTHER_PROCESS.format(message);
            case SOURCES_BROKEN -> HostSentence.FILE_UNREADABLE.format(message);
            case OK, INTERRUPTED, LISTS_MISSING, LISTS_EXPIRED, REFRESH_FAILED, APT_FAILED -> message;
        };
    }

    private static String stripPrefix(String line) {
        return Quote.line(line.replaceFirst("^[EW]: ", ""), MAX_LENGTH);
    }
}
