package io.masif.domain.label;

/**
 * A pattern of names: {@code *} stands for any characters, also none, and {@code ?} for one.
 *
 * @param text such as {@code web-*}
 */
public record NamePattern(String text) {
    private static final int NONE = -1;

    /** The pattern that a reader searches by: a text without {@code *} and {@code ?} is a part of a name. */
    public static NamePattern ofSearch(String text) {
        return new NamePattern(text.contains("*") || text.contains("?") ? text : "*" + text + "*");
    }

    /** Whether the whole name matches. The time is at most the product of both lengths. */
    public boolean matches(String name) {
        int inPattern = 0;
        int inName = 0;
        int afterStar = NONE;
        int retryAt = 0;
        while (inName < name.length()) {
            if (inPattern < text.length() && text.charAt(inPattern) == '*') {
                afterStar = ++inPattern;
                retryAt = inName;
            } else if (inPattern < text.length() && matches(text.charAt(inPattern), name.charAt(inName))) {
                inPattern++;
                inName++;
            } else if (afterStar != NONE) {
                // the last star takes one character more
                inPattern = afterStar;
                inName = ++retryAt;
            } else {
                return false;
            }
        }
        return text.substring(inPattern).chars().allMatch(rest -> rest == '*');
    }

    private static boolean matches(char pattern, char character) {
        return pattern == '?' || pattern == character;
    }
}
