package io.masif.ui.archive;

import io.masif.ui.database.Columns;
import io.masif.ui.view.list.ListPosition;
import io.masif.ui.view.list.ListRequest;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;

/**
 * The order of a list of declines that ended, as the database sorts: by a key that is never NULL, and the newest decline first
 * among those with the same key.
 */
final class DeclineOrder {
    /** The last one that the database knows. */
    private static final Instant MAX_MOMENT = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The columns by which the list can be sorted. */
    private enum Key {
        NUMBER("d.id"),
        /** What ended concerns none. */
        HOSTS("d.id * 0"),
        AUTHOR("LOWER(d.author)"),
        CREATED("d.created_at"),
        /** Those without an end come after all others. */
        UNTIL("COALESCE(d.ends_at, CAST('9999-12-31 23:59:59.999' AS DATETIME(3)))");

        private final String sql;

        Key(String sql) {
            this.sql = sql;
        }
    }

    private final Key key;
    private final boolean isDescending;

    private DeclineOrder(Key key, boolean isDescending) {
        this.key = key;
        this.isDescending = isDescending;
    }

    static DeclineOrder of(ListRequest<?> request) {
        String column = request.isDescending() ? request.order().substring(1) : request.order();
        return new DeclineOrder(Key.valueOf(column.toUpperCase(Locale.ROOT)), request.isDescending());
    }

    /**
     * A place in the order.
     *
     * @param key that of the decline before it, as a parameter of a statement
     * @param id the number of that decline
     */
    record Position(Object key, long id) {}

    /** The place after a row that has the column {@link #column}. */
    static Position after(Row row) {
        return row == null ? null : new Position(row.getValue("sort_key"), row.getLong("id"));
    }

    /** The place after which the page begins that is asked for; null if it has a number. Made up values are some place. */
    Position findStart(ListRequest<?> request) {
        ListPosition after = request.after();
        if (after == null) {
            return null;
        }
        return new Position(toParameter(after.key()), after.identity().get(0) instanceof Long negative ? -negative : 0);
    }

    private Object toParameter(Object value) {
        return switch (key) {
            case NUMBER, HOSTS -> value instanceof Long number ? number : 0L;
            case AUTHOR -> value == null ? "" : value.toString();
            case CREATED, UNTIL ->
                Columns.toUtc(
                        value instanceof Long millis && millis >= 0 && millis <= MAX_MOMENT.toEpochMilli()
                                ? Instant.ofEpochMilli(millis)
                                : MAX_MOMENT);
        };
    }

    /** The column of the key. */
    String column() {
        return key.sql + " AS sort_key";
    }

    /** The condition of what comes after a place, whose key twice and whose number are parameters. */
    String after() {
        return "(%1$s %2$s ? OR (%1$s = ? AND d.id < ?))".formatted(key.sql, isDescending ? "<" : ">");
    }

    /** What a statement sorts by. */
    String sql() {
        return key.sql + (isDescending ? " DESC" : "") + ", d.id DESC";
    }
}
