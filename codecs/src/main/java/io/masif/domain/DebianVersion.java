package io.masif.domain;

/** The order of versions as Debian's policy defines it (5.6.12), and as {@code dpkg --compare-versions} does. */
public final class DebianVersion {
    private DebianVersion() {}

    /** Negative, zero or positive, as one is older than, as old as, or newer than the other. */
    public static int compare(String one, String other) {
        int byEpoch = compareParts(epoch(one), epoch(other));
        if (byEpoch != 0) {
            return byEpoch;
        }
        int byUpstream = compareParts(upstream(one), upstream(other));
        return byUpstream != 0 ? byUpstream : compareParts(revision(one), revision(other));
    }

    private static String epoch(String version) {
        int colon = version.indexOf(':');
        return colon < 0 ? "0" : version.substring(0, colon);
    }

    private static String upstream(String version) {
        String withoutEpoch = version.substring(version.indexOf(':') + 1);
        int hyphen = withoutEpoch.lastIndexOf('-');
        return hyphen < 0 ? withoutEpoch : withoutEpoch.substring(0, hyphen);
    }

    private static String revision(String version) {
        int hyphen = version.lastIndexOf('-');
        return hyphen < 0 ? "" : version.substring(hyphen + 1);
    }

    /** Compares alternately a part without digits by its characters, and a part of digits by its number. */
    private static int compareParts(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            while (isNonDigitAt(one, i) || isNonDigitAt(other, j)) {
                int difference = weight(one, i) - weight(other, j);
                if (difference != 0) {
                    return difference;
                }
                i++;
                j++;
            }
            int endOfOne = endOfNumber(one, i);
            int endOfOther = endOfNumber(other, j);
            int difference = compareNumbers(one.substring(i, endOfOne), other.substring(j, endOfOther));
            if (difference != 0) {
                return difference;
            }
            i = endOfOne;
            j = endOfOther;
        }
        return 0;
    }

    /** Compares numbers of any length; leading zeros do not count, and no digit is zero. */
    private static int compareNumbers(String one, String other) {
        String a = withoutZeros(one);
        String b = withoutZeros(other);
        return a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
    }

    private static String withoutZeros(String number) {
        int first = 0;
        while (first < number.length() && number.charAt(first) == '0') {
            first++;
        }
        return number.substring(first);
    }

    /** A tilde comes before the end, the end before letters, and letters before all else. */
    private static int weight(String text, int index) {
        char c = index < text.length() ? text.charAt(index) : '0';
        if (isDigit(c)) {
            return 0;
        }
        if (c == '~') {
            return -1;
        }
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? c : c + 256;
    }

    private static boolean isNonDigitAt(String text, int index) {
        return index < text.length() && !isDigit(text.charAt(index));
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
