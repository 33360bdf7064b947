package io.masif.agent.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range as the Monitoring Plugins' guidelines write it: {@code 10} is 0 to 10, {@code 10:} is 10 and more, {@code ~:10}
 * is 10 and less, {@code 10:20} is between; a value outside of it is an alert. With a leading {@code @} one inside is.
 *
 * @param text as it was given, for the performance data
 * @param least may be negative infinity
 * @param most may be infinity
 * @param inside whether values inside are alerts, and not those outside
 */
record Threshold(String text, double least, double most, boolean inside) {
    private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?";
    private static final Pattern RANGE =
            Pattern.compile("(@)?(?:(?:(" + NUMBER + "|~)?(:))?(" + NUMBER + ")|(" + NUMBER + "|~):)");

    /** @throws IllegalArgumentException with a sentence that says what would be right */
    static Threshold parse(String text) {
        Matcher parts = RANGE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a threshold is such as 10, 10:, ~:10, 10:20 or @10:20, not \"" + text + "\"");
        }
        boolean open = parts.group(5) != null;
        double least = number(open ? parts.group(5) : parts.group(2), 0);
        double most = open ? Double.POSITIVE_INFINITY : number(parts.group(4), 0);
        if (least > most) {
            throw new IllegalArgumentException("the threshold \"" + text + "\" begins after its end");
        }
        return new Threshold(text, least, most, parts.group(1) != null);
    }

    /** Whether a value is an alert. */
    boolean alerts(double value) {
        return (least <= value && value <= most) == inside;
    }

    private static double number(String text, double otherwise) {
        if (text == null) {
            return otherwise;
        }
        return text.equals("~") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }
}
