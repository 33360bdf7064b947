package io.masif.master.schema;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A column of the database, with two different values that can be written to it. */
record TextColumn(String table, String name, String type, String collation, long length) {
    static TextColumn of(Row row) {
        return new TextColumn(
                row.getString("t"),
                row.getString("c"),
                row.getString("type"),
                row.getString("collation"),
                row.getValue("length") == null ? 0 : ((Number) row.getValue("length")).longValue());
    }

    boolean isText() {
        return collation != null;
    }

    /** One of two different values. */
    Object value(boolean first) {
        return switch (type) {
            case "varchar", "char", "mediumtext", "text", "longtext" -> first ? "x" : "z";
            case "binary", "varbinary" -> Buffer.buffer((first ? "x" : "z").repeat((int) length));
            case "date" -> LocalDate.parse("2026-01-01");
            case "datetime" -> LocalDateTime.parse("2026-01-01T00:00:00");
            default -> first ? 1 : 2;
        };
    }
}
