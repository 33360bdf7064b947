package io.masif.agent.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range as the Monitoring Plugins' guidelines write it: {@code 10} is 0 to 10, {@code 10:} is 10 and more, {@code ~:10}
 * is 10 and less, {@code 10:20} is between; a value outside of it is an alert. With a leading {@code @} one inside is.
 *
 * @param text the unparsed threshold, for the performance data
 * @param min may be negative infinity
 * @param max may be infinity
 * @param alertsInside whether values inside are alerts, and not those outside
 */
record Threshold(String text, double min, double max, boolean alertsInside) {
    private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?";
    private static final Pattern RANGE =
            Pattern.compile("(@)?(?:(?:(" + NUMBER + "|~)?(:))?(" + NUMBER + ")|(" + NUMBER + "|~):)");

    /** @throws IllegalArgumentException with a sentence that names the valid forms */
    static Threshold parse(String text) {
        Matcher parts = RANGE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a threshold is such as 10, 10:, ~:10, 10:20 or @10:20, not \"" + text + "\"");
        }
        boolean openEnded = parts.group(5) != null;
        double min = parseNumber(openEnded ? parts.group(5) : parts.group(2), 0);
        double max = openEnded ? Double.POSITIVE_INFINITY : parseNumber(parts.group(4), 0);
        if (min > max) {
            throw new IllegalArgumentException("the threshold \"" + text + "\" begins after its end");
        }
        return new Threshold(text, min, max, parts.group(1) != null);
    }

    /** Whether a value is an alert. */
    boolean isAlert(double value) {
        return (min <= value && value <= max) == alertsInside;
    }

    private static double parseNumber(String text, double defaultValue) {
        if (text == null) {
            return defaultValue;
        }
        return text.equals("~") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }
}
