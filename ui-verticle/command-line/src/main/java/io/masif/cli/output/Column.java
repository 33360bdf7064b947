package io.masif.cli.output;

import io.masif.cli.json.JsonRow;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title its heading
 * @param isNumber whether it is aligned to the right, and never cut
 * @param text what a row has there; null for nothing
 * @param style how it looks
 */
public record Column(String title, boolean isNumber, Function<JsonRow, String> text, Function<JsonRow, Style> style) {
    public static Column text(String title, Function<JsonRow, String> text) {
        return new Column(title, false, text, row -> Style.PLAIN);
    }

    /** The text of a member. */
    public static Column text(String title, String member) {
        return text(title, row -> row.text(member));
    }

    /** The number of a member, with commas between thousands; empty if it is null. */
    public static Column number(String title, String member) {
        return new Column(
                title, true, row -> row.has(member) ? Words.number(row.number(member)) : null, row -> Style.PLAIN);
    }

    /** The number by which something is named, as commands take it. */
    public static Column id(String title, String member) {
        return new Column(title, true, row -> row.text(member), row -> Style.PLAIN);
    }

    public Column styled(Function<JsonRow, Style> other) {
        return new Column(title, isNumber, text, other);
    }

    /** The text of a row as it may be printed. */
    String cell(JsonRow row) {
        String value = text.apply(row);
        return value == null ? "" : CleanText.of(value);
    }
}
