package io.masif.ui.database;

import io.masif.text.Quote;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads columns whose type the driver has another of. */
public final class Columns {
    private static final int MAX_TEXT_LENGTH = 2000;

    private Columns() {}

    /** A DATETIME, which is UTC here; null if it is. */
    public static Instant getInstant(Row row, String column) {
        LocalDateTime value = row.getLocalDateTime(column);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    /** A text of others for a person, with every character that cannot be seen written out; null if it is. */
    public static String getVisibleText(Row row, String column) {
        String text = row.getString(column);
        return text == null ? null : Quote.truncate(text, MAX_TEXT_LENGTH);
    }

    /** A moment as the parameter of a statement. */
    public static LocalDateTime toUtc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
