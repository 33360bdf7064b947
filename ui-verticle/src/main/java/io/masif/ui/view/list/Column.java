package io.masif.ui.view.list;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/**
 * A column of a list.
 *
 * @param id its word in an address, such as {@code last-seen}
 * @param head its word in the header of the CSV
 * @param csv the value for the CSV; null is an empty field
 * @param key the value by which the list is sorted, of the same type in all rows, or null; null if the list cannot be sorted
 *     by this column
 * @param visibility whether it is shown, and whether readers may change that
 */
public record Column<T>(
        String id, String head, Function<T, Object> csv, Function<T, Comparable<?>> key, Visibility visibility) {
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
    public Column(String id, Function<T, Object> csv, Function<T, Comparable<?>> key) {
        this(id, id, csv, key, Visibility.SHOWN_AT_FIRST);
    }

    /** A column by which the list can be sorted, in the order of its values; rows without a value come last. */
    public static <T, V extends Comparable<V>> Column<T> sorted(String id, Function<T, V> value) {
        return new Column<>(id, value::apply, value::apply);
    }

    /** A column of texts by which the list can be sorted, ignoring upper and lower case. */
    public static <T> Column<T> text(String id, Function<T, String> value) {
        return new Column<>(id, value::apply, row -> toLowerCase(value.apply(row)));
    }

    /** A column by which the list cannot be sorted. */
    public static <T> Column<T> unsorted(String id, Function<T, Object> value) {
        return new Column<>(id, value, null);
    }

    private static String toLowerCase(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** The order by this column, ascending, rows without a value last; null if the list cannot be sorted by it. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Comparator<T> order() {
        return key == null
                ? null
                : Comparator.comparing(
                        (Function<T, Comparable>) (Function) key, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /** The same column with that word in the header of the CSV. */
    public Column<T> headed(String word) {
        return new Column<>(id, word, csv, key, visibility);
    }

    /** The same column, always shown. */
    public Column<T> required() {
        return new Column<>(id, head, csv, key, Visibility.REQUIRED);
    }

    /** The same column, shown only if the reader asks for it. */
    public Column<T> hiddenAtFirst() {
        return new Column<>(id, head, csv, key, Visibility.HIDDEN_AT_FIRST);
    }

    /** Whether readers may hide it. */
    public boolean isOptional() {
        return visibility != Visibility.REQUIRED;
    }
}
