package io.masif.ui.store;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads columns whose type the driver has another of. */
final class Columns {
    private Columns() {}

    /** A DATETIME, which is UTC here; null if it is. */
    static Instant moment(Row row, String column) {
        LocalDateTime value = row.getLocalDateTime(column);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    /** A moment as the parameter of a statement. */
    static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
