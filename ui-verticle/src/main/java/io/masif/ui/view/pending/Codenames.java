package io.masif.ui.view.pending;

import java.util.Locale;
import java.util.Map;

/** The code names of Debian's releases: archives and hosts name them by number, operators search by name. */
public final class Codenames {
    private static final String DEBIAN = "Debian";

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
    public static String find(String release) {
        int colon = release.indexOf(':');
        return colon < 0 || !release.startsWith(DEBIAN) ? null : findByNumber(release, colon + 1);
    }

    /** What a system such as {@code Debian 12.15} is found by, in lower case: its name and its code name; empty for null. */
    public static String createSearchText(String system) {
        if (system == null) {
            return "";
        }
        String codename = system.startsWith(DEBIAN + " ") ? findByNumber(system, DEBIAN.length() + 1) : null;
        return (codename == null ? system : system + " " + codename).toLowerCase(Locale.ROOT);
    }

    private static String findByNumber(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return BY_NUMBER.get(text.substring(start, end));
    }
}
