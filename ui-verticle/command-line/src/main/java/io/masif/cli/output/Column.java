package io.masif.cli.output;

import io.masif.cli.json.JsonRow;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title its heading
 * @param isNumber whether it is aligned to the right, and never cut
 * @param isOptional whether it is left out where the terminal is too narrow for all
 * @param text what a row has there; null for nothing
 * @param style how it looks
 */
public record Column(
        String title,
        boolean isNumber,
        boolean isOptional,
        Function<JsonRow, String> text,
        Function<JsonRow, Style> style) {
    public static Column text(String title, Function<JsonRow, String> text) {
        return new Column(title, false, false, text, row -> Style.PLAIN);
    }

    /** The text of a member. */
    public static Column text(String title, String member) {
        return text(title, row -> row.text(member));
    }

    /** The moment of a member, in this machine's time zone. */
    public static Column time(String title, String member) {
        return text(title, row -> Words.time(row.text(member)));
    }

    /** The number of a member, with commas between thousands; empty if it is null. */
    public static Column number(String title, String member) {
        return rightAligned(title, row -> row.has(member) ? Words.number(row.number(member)) : null);
    }

    /** The number by which something is named, as commands take it. */
    public static Column id(String title, String member) {
        return rightAligned(title, row -> row.text(member));
    }

    private static Column rightAligned(String title, Function<JsonRow, String> text) {
        return new Column(title, true, false, text, row -> Style.PLAIN);
    }

    public Column styled(Function<JsonRow, Style> other) {
        return new Column(title, isNumber, isOptional, text, other);
    }

    /** The same, to be left out where the terminal is too narrow for all. */
    public Column optional() {
        return new Column(title, isNumber, true, text, style);
    }

    /** The text of a row as it may be printed. */
    String cell(JsonRow row) {
        String value = text.apply(row);
        return value == null ? "" : CleanText.of(value);
    }
}
