package io.masif.ui.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Formats a record of a CSV (RFC 4180), for spreadsheets: what they would take for a formula begins with an apostrophe, so
 * that a text of a host is never executed. Where lists are separated by semicolons, as in German, a spreadsheet begins a cell
 * after each semicolon, even within quotes.
 */
public final class Csv {
    private static final Pattern TO_QUOTE = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");
    private static final Pattern FORMULA =
            Pattern.compile("^(?=[=+@\\t\\r-](?![0-9.]*$))|(?<=[;\\t\\r\\n])(?=\"*[=+@-])", Pattern.DOTALL);

    private Csv() {}

    /** The record of these values, with its line end; null is an empty field. */
    public static String format(List<?> values) {
        return values.stream()
                .map(value -> value == null ? "" : formatField(value.toString()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String formatField(String text) {
        String safe = FORMULA.matcher(text).replaceAll("'");
        return TO_QUOTE.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
