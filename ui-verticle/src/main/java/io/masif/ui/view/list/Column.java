package io.masif.ui.view.list;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/**
 * A column of a list.
 *
 * @param id its word in an address and in the header of the CSV, such as {@code last-seen}
 * @param csv the value for the CSV; null is an empty field
 * @param order the order by this column, ascending; null if the list cannot be sorted by it
 * @param visibility whether it is shown, and whether readers may change that
 */
public record Column<T>(String id, Function<T, Object> csv, Comparator<T> order, Visibility visibility) {
    /** Whether a column is shown. */
    public enum Visibility {
        /** Always. */
        REQUIRED,
        /** Unless the reader hides it. */
        SHOWN_AT_FIRST,
        /** If the reader asks for it. */
        HIDDEN_AT_FIRST
    }

    /** A column that readers may hide. */
    public Column(String id, Function<T, Object> csv, Comparator<T> order) {
        this(id, csv, order, Visibility.SHOWN_AT_FIRST);
    }

    /** A column by which the list can be sorted, in the order of its values; rows without a value come last. */
    public static <T, V extends Comparable<V>> Column<T> sorted(String id, Function<T, V> value) {
        return new Column<>(
                id, value::apply, Comparator.comparing(value, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    /** A column of texts by which the list can be sorted, ignoring upper and lower case. */
    public static <T> Column<T> text(String id, Function<T, String> value) {
        Comparator<String> order = Comparator.comparing(text -> text.toLowerCase(Locale.ROOT));
        return new Column<>(id, value::apply, Comparator.comparing(value, Comparator.nullsLast(order)));
    }

    /** A column by which the list cannot be sorted. */
    public static <T> Column<T> unsorted(String id, Function<T, Object> value) {
        return new Column<>(id, value, null);
    }

    /** The same column, always shown. */
    public Column<T> required() {
        return new Column<>(id, csv, order, Visibility.REQUIRED);
    }

    /** The same column, shown only if the reader asks for it. */
    public Column<T> hiddenAtFirst() {
        return new Column<>(id, csv, order, Visibility.HIDDEN_AT_FIRST);
    }

    /** Whether readers may hide it. */
    public boolean isOptional() {
        return visibility != Visibility.REQUIRED;
    }
}
