package io.masif.ui.rollout.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many hosts of a ring may have an approval and not be done, at once.
 *
 * @param number so many hosts, 0 for any number; or the share of the ring's hosts, from 1 to 100
 * @param isShare whether it is a share
 */
public record HostLimit(int number, boolean isShare) {
    /** Any number of hosts. */
    public static final HostLimit NONE = new HostLimit(0, false);

    private static final int ALL = 100;
    private static final Pattern SHARE = Pattern.compile("([1-9][0-9]?|100) ?%");

    public HostLimit {
        if (number < 0 || (isShare && (number < 1 || number > ALL))) {
            throw new IllegalArgumentException("a number of hosts is not negative, and a share from 1 to 100");
        }
    }

    /** A text such as {@code 10%}; empty for any other one. */
    public static Optional<HostLimit> parseShare(String text) {
        Matcher matcher = SHARE.matcher(text);
        return matcher.matches()
                ? Optional.of(new HostLimit(Integer.parseInt(matcher.group(1)), true))
                : Optional.empty();
    }

    /** Whether any number of hosts may. */
    public boolean isNone() {
        return number == 0;
    }

    /** How many of so many hosts may: of a share, at least one; 0 for any number. */
    public int of(int hosts) {
        return isShare ? Math.max(1, (int) ((long) number * hosts / ALL)) : number;
    }

    /** The number, or a text such as {@code 10%}. */
    public Object toJson() {
        return isShare ? number + "%" : (Object) number;
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
