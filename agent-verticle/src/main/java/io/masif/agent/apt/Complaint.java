package io.masif.agent.apt;

import io.masif.domain.Condition;
import io.masif.domain.HostState;
import io.masif.domain.Quote;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a host, found in what apt and dpkg print in the locale C. */
final class Complaint {
    /** What a full disk is called here, and by the C library. */
    static final String FULL = "No space left on device";

    private static final int LONGEST = 1000;

    private record Sign(HostState state, Predicate<String> words) {
        Sign(HostState state, String expression) {
            this(state, Pattern.compile(expression).asPredicate());
        }
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign(HostState.DISK_FULL, FULL + "|You don't have enough free space|Disk quota exceeded"),
            new Sign(HostState.READ_ONLY, "Read-only file system"),
            new Sign(HostState.LOCKED, "^E: (Could not get lock|Unable to (acquire|lock))"),
            new Sign(
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

    private Complaint() {}

    /** The worst that a text tells about the host itself; empty if it tells nothing of that kind. */
    static Optional<Condition> of(String text) {
        return SIGNS.stream()
                .flatMap(sign -> lines(text)
                        .filter(sign.words())
                        .findFirst()
                        .map(line -> new Condition(sign.state(), sentence(sign.state(), line)))
                        .stream())
                .findFirst();
    }

    /** That apt left out a file that it could not read: it goes on without, and simulates what is not so. */
    static Optional<Condition> unread(String text) {
        return lines(text)
                .filter(UNREAD.asPredicate().and(MISSING.negate()))
                .findFirst()
                .map(line -> new Condition(HostState.SOURCES_BROKEN, sentence(HostState.SOURCES_BROKEN, line)));
    }

    /** The first error that apt names, without its mark. */
    static Optional<String> error(String text) {
        return lines(text)
                .filter(line -> line.startsWith("E: "))
                .findFirst()
                .or(() -> lines(text).filter(line -> line.startsWith("W: ")).findFirst())
                .map(Complaint::plain);
    }

    private static String sentence(HostState state, String line) {
        String words = plain(line);
        return switch (state) {
            case DISK_FULL -> "a disk is full: " + words;
            case READ_ONLY -> "a file system is read-only: " + words;
            case LOCKED -> "another process works on the packages: " + words;
            case SOURCES_BROKEN -> "apt cannot read a file that the plan depends on: " + words;
            case OK, INTERRUPTED, LISTS_MISSING, LISTS_EXPIRED, REFRESH_FAILED, APT_FAILED -> words;
        };
    }

    private static String plain(String line) {
        return Quote.line(line.replaceFirst("^[EW]: ", ""), LONGEST);
    }

    private static Stream<String> lines(String text) {
        return text.lines();
    }
}
