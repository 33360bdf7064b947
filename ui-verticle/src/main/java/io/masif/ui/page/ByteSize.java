package io.masif.ui.page;

import java.text.NumberFormat;
import java.util.Locale;

/** Formats numbers of bytes with decimal units. */
final class ByteSize {
    private static final int KILO = 1000;
    private static final String UNITS = "kMGTP";

    private ByteSize() {}

    /** {@code 1.5 GB}. */
    static String format(long bytes, Locale locale) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= KILO && unit < UNITS.length() - 1) {
            amount /= KILO;
            unit++;
        }
        NumberFormat number = NumberFormat.getInstance(locale);
        number.setMinimumFractionDigits(amount < 10 ? 1 : 0);
        number.setMaximumFractionDigits(amount < 10 ? 1 : 0);
        return number.format(amount) + " " + UNITS.charAt(unit) + "B";
    }
}
