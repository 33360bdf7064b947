package io.masif.wire.v1;

import io.masif.domain.DebianPolicy;
import io.masif.domain.Releases;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of the text that apt prints in the parentheses of a simulation's line: {@code VERSION RELEASES [ARCH]}.
 *
 * @param version the version alone; the whole text if it has another form
 * @param releases may be empty
 * @param arch null if the text does not contain it
 */
record PrintedVersion(String version, List<String> releases, String arch) {
    private static final Pattern FORM = Pattern.compile("(\\S+)(?: (\\S.*?))? \\[([^\\[\\]\\s]+)]");

    /** Null stays null. */
    static PrintedVersion parse(String text) {
        if (text == null) {
            return new PrintedVersion(null, List.of(), null);
        }
        Matcher matcher = FORM.matcher(text);
        boolean printedByApt = matcher.matches()
                && DebianPolicy.isVersion(matcher.group(1))
                && DebianPolicy.isArchitecture(matcher.group(3));
        if (!printedByApt) {
            return new PrintedVersion(text, List.of(), null);
        }
        String releases = matcher.group(2);
        return new PrintedVersion(
                matcher.group(1), releases == null ? List.of() : Releases.parse(releases), matcher.group(3));
    }
}
