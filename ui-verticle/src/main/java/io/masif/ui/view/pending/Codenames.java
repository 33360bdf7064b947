package io.masif.ui.view.pending;

import java.util.Map;

/** The code names of Debian's releases: archives name them by number, operators search by name. */
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
        if (colon < 0 || !release.startsWith(DEBIAN)) {
            return null;
        }
        int end = colon + 1;
        while (end < release.length() && Character.isDigit(release.charAt(end))) {
            end++;
        }
        return BY_NUMBER.get(release.substring(colon + 1, end));
    }
}
