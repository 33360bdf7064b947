package io.masif.ui.database;

import io.masif.text.Quote;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Converts columns to the types that the UI uses. */
public final class Columns {
    private static final int MAX_TEXT_LENGTH = 2000;

    private Columns() {}

    /** A DATETIME in UTC; null if the column is. */
    public static Instant getInstant(Row row, String column) {
        LocalDateTime value = row.getLocalDateTime(column);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    /** A text with invisible characters escaped; null if the column is. */
    public static String getVisibleText(Row row, String column) {
        String text = row.getString(column);
        return text == null ? null : Quote.truncate(text, MAX_TEXT_LENGTH);
    }

    /** The parameter of a statement for a moment. */
    public static LocalDateTime toUtc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
