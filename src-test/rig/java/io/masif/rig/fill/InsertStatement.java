package io.masif.rig.fill;

import io.masif.domain.Digest;
import io.masif.rig.database.EmbeddedDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Inserts many rows into a table, many of them in one statement. */
final class InsertStatement {
    private static final int FLUSH_LENGTH = 1 << 20;
    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern(
                    "''uuuu-MM-dd HH:mm:ss.SSS''", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final EmbeddedDatabase database;
    private final String head;
    private final StringBuilder rows = new StringBuilder();

    /** @param columns separated by commas */
    InsertStatement(EmbeddedDatabase database, String table, String columns) {
        this.database = database;
        this.head = "INSERT INTO masif." + table + " (" + columns + ") VALUES\n";
    }

    /** Adds a row of texts, numbers, moments, digests, booleans or nulls. */
    InsertStatement add(Object... values) {
        rows.append(rows.isEmpty() ? "(" : ",\n(");
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : ",").append(literal(values[i]));
        }
        rows.append(')');
        if (rows.length() >= FLUSH_LENGTH) {
            flush();
        }
        return this;
    }

    /** Executes what has not been executed yet. */
    void flush() {
        if (!rows.isEmpty()) {
            database.execute(head + rows);
            rows.setLength(0);
        }
    }

    /** The literal of a value in SQL. */
    static String literal(Object value) {
        if (value instanceof Instant moment) {
            return DATETIME.format(moment);
        }
        if (value instanceof Digest digest) {
            return "X'" + digest.hex() + "'";
        }
        if (value instanceof String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
        }
        return String.valueOf(value);
    }
}
