package io.masif.fuzz.check;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of a simulation says, read in another way than the agent does it. A version's parenthesis ends at the last
 * {@code ])} of the line: what follows it names packages, in which there is no parenthesis.
 */
final class AptRule {
    private static final Pattern FORM =
            Pattern.compile("(Inst|Conf|Remv|Purg) ([^ ]+)(?: \\[([^ \\]]+)\\])?( \\(.*)?", Pattern.DOTALL);
    private static final Pattern AFTER =
            Pattern.compile(" \\((\\S+)(?:\\s(.*))?\\s?\\[([^\\s\\[\\]]+)\\]\\)", Pattern.DOTALL);

    private AptRule() {}

    /** What an action that was read from a line has otherwise than the line; empty if it says the same. */
    static Optional<String> findDifference(String line, Action action) {
        int end = line.lastIndexOf("])");
        boolean hasVersionAfter = action.kind() != Kind.REMOVE && action.kind() != Kind.PURGE;
        String head = hasVersionAfter && end >= 0 ? line.substring(0, end + 2) : withoutTail(line);
        Matcher form = FORM.matcher(head);
        if (!form.matches()) {
            return Optional.of("the line has no form that apt prints");
        }
        String name = form.group(2);
        int colon = name.indexOf(':');
        String namedArch = colon < 0 ? null : name.substring(colon + 1);
        if (!action.packageName().equals(colon < 0 ? name : name.substring(0, colon))) {
            return Optional.of("the line names the package " + name);
        }
        if (!hasVersionAfter) {
            return differenceUnless(
                    isSame(action.from(), form.group(3)) && isSame(action.arch(), namedArch),
                    "version or architecture");
        }
        Matcher after = AFTER.matcher(form.group(4) == null ? "" : form.group(4));
        if (!after.matches()) {
            return Optional.of("the line names no version after");
        }
        boolean from = action.kind() == Kind.CONFIGURE || isSame(action.from(), form.group(3));
        boolean arch =
                isSame(action.arch(), after.group(3)) && (namedArch == null || isCompatible(namedArch, action.arch()));
        return differenceUnless(from, "the version before")
                .or(() -> differenceUnless(isSame(action.to(), after.group(1)), "the version after"))
                .or(() -> differenceUnless(arch, "the architecture"))
                .or(() -> differenceUnless(isSame(action.releases(), after.group(2)), "the list of releases"));
    }

    /** Whether an action has only the beginning of its list of releases. */
    static boolean isTruncated(Action action) {
        return String.join(", ", action.releases()).endsWith("…");
    }

    /** Whether nothing but what Debian's policy allows was accepted, judged by rules of our own. */
    static boolean isAllowed(Action action) {
        return action.packageName().matches("[a-z0-9][a-z0-9+.-]+")
                && (action.from() == null || isVersion(action.from()))
                && (action.to() == null || isVersion(action.to()))
                && (action.arch() == null || DebianPolicy.isArchitecture(action.arch()));
    }

    private static boolean isVersion(String text) {
        return text.matches("([0-9]+:)?[0-9][A-Za-z0-9.+:~-]*");
    }

    /** A package of a foreign architecture may become one for all. */
    private static boolean isCompatible(String namedArch, String arch) {
        return namedArch.equals(arch) || "all".equals(arch);
    }

    private static String withoutTail(String line) {
        Matcher head = Pattern.compile("[A-Z][a-z]{3} [^ ]+ \\[[^ \\]]+\\]").matcher(line);
        return head.lookingAt() ? head.group() : line;
    }

    private static Optional<String> differenceUnless(boolean holds, String what) {
        return holds ? Optional.empty() : Optional.of(what + " is another one in the line");
    }

    private static boolean isSame(String one, String other) {
        return one == null ? other == null : one.equals(other);
    }

    /**
     * Whether two release lists say the same, as far as a report shows it: invisible characters, blanks and commas
     * are not in it, and a list that is too long is cut.
     */
    private static boolean isSame(List<String> releases, String text) {
        String list = String.join(", ", releases);
        String read = removeInvisible(list);
        String printed = removeInvisible(text == null ? "" : text);
        return list.endsWith("…") ? printed.startsWith(read) : printed.equals(read);
    }

    private static String removeInvisible(String releases) {
        return releases.replaceAll("[^a-zA-Z0-9:/()\\[\\]_.-]", "");
    }
}
