package io.masif.ui.store;

import io.masif.domain.Quote;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads columns whose type the driver has another of. */
final class Columns {
    private static final int LONGEST_SENTENCE = 2000;

    private Columns() {}

    /** A DATETIME, which is UTC here; null if it is. */
    static Instant moment(Row row, String column) {
        LocalDateTime value = row.getLocalDateTime(column);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    /** A text of others for a person, with every character that cannot be seen written out; null if it is. */
    static String sentence(Row row, String column) {
        String text = row.getString(column);
        return text == null ? null : Quote.beginning(text, LONGEST_SENTENCE);
    }

    /** A moment as the parameter of a statement. */
    static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
