package io.masif.agent.apt;

import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a host, found in what apt and dpkg print in the locale C. */
public final class AptDiagnostics {
    /** What a full disk is called here, and by the C library. */
    public static final String NO_SPACE = "No space left on device";

    private static final int MAX_LENGTH = 1000;

    private record Symptom(HostState state, Predicate<String> pattern) {
        Symptom(HostState state, String expression) {
            this(state, Pattern.compile(expression).asPredicate());
        }
    }

    private static final List<Symptom> SYMPTOMS = List.of(
            new Symptom(HostState.DISK_FULL, NO_SPACE + "|You don't have enough free space|Disk quota exceeded"),
            new Symptom(HostState.READ_ONLY, "Read-only file system"),
            new Symptom(HostState.LOCKED, "^E: (Could not get lock|Unable to (acquire|lock))"),
            new Symptom(
                    HostState.SOURCES_BROKEN,
                    "^E: (Type '.*' is not known|Malformed |Syntax error|Unable to parse package file"
                            + "|Invalid record in the preferences|The list of sources could not be read"
                            + "|Conflicting values set for option|The value '.*' is invalid for APT::Default-Release)"));

    private static final Pattern UNREAD = Pattern.compile(
            "^[EW]: (Unable to read|Could not open file|can not open|Problem opening|Couldn't stat source package list"
                    + "|flAbsPath on .* failed)");

    // apt goes on without a file or a folder that does not exist, as a host that has none is meant to be
    private static final Predicate<String> MISSING =
            Pattern.compile("\\(2: No such file or directory\\)").asPredicate();

    private AptDiagnostics() {}

    /** The worst that a text tells about the host itself; empty if it tells nothing of that kind. */
    public static Optional<HostProblem> findProblem(String text) {
        return SYMPTOMS.stream()
                .flatMap(symptom -> lines(text)
                        .filter(symptom.pattern())
                        .findFirst()
                        .map(line -> new HostProblem(symptom.state(), describe(symptom.state(), line)))
                        .stream())
                .findFirst();
    }

    /** That apt left out a file that it could not read: it goes on without, and simulates what is not so. */
    public static Optional<HostProblem> findUnreadFile(String text) {
        return lines(text)
                .filter(UNREAD.asPredicate().and(MISSING.negate()))
                .findFirst()
                .map(line -> new HostProblem(HostState.SOURCES_BROKEN, describe(HostState.SOURCES_BROKEN, line)));
    }

    /** The first error that apt names, without its mark. */
    public static Optional<String> findError(String text) {
        return lines(text)
                .filter(line -> line.startsWith("E: "))
                .findFirst()
                .or(() -> lines(text).filter(line -> line.startsWith("W: ")).findFirst())
                .map(AptDiagnostics::stripPrefix);
    }

    private static String describe(HostState state, String line) {
        String message = stripPrefix(line);
        return switch (state) {
            case DISK_FULL -> "a disk is full: " + message;
            case READ_ONLY -> "a file system is read-only: " + message;
            case LOCKED -> "another process works on the packages: " + message;
            case SOURCES_BROKEN -> "apt cannot read a file that the plan depends on: " + message;
            case OK, INTERRUPTED, LISTS_MISSING, LISTS_EXPIRED, REFRESH_FAILED, APT_FAILED -> message;
        };
    }

    private static String stripPrefix(String line) {
        return Quote.line(line.replaceFirst("^[EW]: ", ""), MAX_LENGTH);
    }

    private static Stream<String> lines(String text) {
        return text.lines();
    }
}
