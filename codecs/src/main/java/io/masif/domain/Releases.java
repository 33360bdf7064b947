package io.masif.domain;

import io.masif.text.VisibleText;
import java.util.Arrays;
import java.util.List;

/** The release list that apt prints for a version: {@code Label:Version/Suite}, joined by comma and blank. */
public final class Releases {
    static final String SEPARATOR = ", ";

    private Releases() {}

    /**
     * The releases of a list as apt prints it; empty for an empty text. Archives choose their labels themselves: an invisible
     * character is replaced by U+FFFD, so that the archive's hosts are not refused.
     */
    public static List<String> parse(String text) {
        return Arrays.stream(VisibleText.replaceInvisible(text).split(SEPARATOR))
                .map(String::strip)
                .filter(release -> !release.isEmpty())
                .toList();
    }

    /** The list as apt prints it. */
    public static String format(List<String> releases) {
        return String.join(SEPARATOR, releases);
    }

    /**
     * Whether one of the releases is a security archive: its suite ends in {@code -security}, or its label is
     * {@code Debian-Security}.
     */
    public static boolean isSecurity(List<String> releases) {
        return releases.stream()
                .anyMatch(release ->
                        suite(release).endsWith("-security") || label(release).equals("Debian-Security"));
    }

    /** The suite of a release, such as {@code stable-security}. */
    public static String suite(String release) {
        return release.substring(release.lastIndexOf('/') + 1);
    }

    /** The label of a release, such as {@code Debian-Security}. */
    public static String label(String release) {
        int colon = release.indexOf(':');
        return colon < 0 ? release : release.substring(0, colon);
    }
}
