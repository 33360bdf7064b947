package io.masif.ui.fleet.pending;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code names of Debian's releases: archives name them by number, operators search by name. */
final class Codenames {
    private static final Pattern VERSION = Pattern.compile("Debian[^:]*:(\\d+)[./].*");
    private static final Map<String, String> BY_NUMBER = Map.of(
            "8", "jessie",
            "9", "stretch",
            "10", "buster",
            "11", "bullseye",
            "12", "bookworm",
            "13", "trixie",
            "14", "forky");

    private Codenames() {}

    /** The code name of a release such as {@code Debian-Security:12/stable-security}; null if it is unknown. */
    static String find(String release) {
        Matcher matcher = VERSION.matcher(release);
        return matcher.matches() ? BY_NUMBER.get(matcher.group(1)) : null;
    }
}
