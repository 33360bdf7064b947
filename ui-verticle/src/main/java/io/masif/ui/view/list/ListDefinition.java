package io.masif.ui.view.list;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a list can be asked for.
 *
 * @param path the path of its page, such as {@code /hosts}; the CSV is at {@code /hosts.csv}
 * @param columns its columns, in their order
 * @param filters the filters besides the text that is searched for
 * @param order the order if none is asked for: the id of a column, with {@code -} before it for descending
 * @param pageSize how many rows a page has
 * @param identity what distinguishes a row from all others, texts and numbers: rows that are equal in the order asked for
 *     are in the order of these; none keeps the order in which rows were found, and has no {@link ListPosition}
 */
public record ListDefinition<T>(
        String path,
        List<Column<T>> columns,
        List<Filter> filters,
        String order,
        int pageSize,
        Function<T, List<?>> identity) {
    /** The parameters that each list has. */
    private static final List<String> COMMON_PARAMETERS = List.of("q", "sort", "page", "hide", "show");

    public ListDefinition {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }

    /** A list with pages of the usual size. */
    public ListDefinition(String path, List<Column<T>> columns, List<Filter> filters, String order) {
        this(path, columns, filters, order, ListRequest.PAGE_SIZE);
    }

    /** A list whose rows are not distinguished. */
    public ListDefinition(String path, List<Column<T>> columns, List<Filter> filters, String order, int pageSize) {
        this(path, columns, filters, order, pageSize, row -> List.of());
    }

    /** The same list with pages of another size. */
    ListDefinition<T> withPageSize(int other) {
        return new ListDefinition<>(path, columns, filters, order, other, identity);
    }

    /** The same list, whose rows are distinguished by these texts and numbers. */
    public ListDefinition<T> identifiedBy(Function<T, List<?>> distinction) {
        return new ListDefinition<>(path, columns, filters, order, pageSize, distinction);
    }

    /** The names of the parameters in an address. */
    public String[] parameterNames() {
        return Stream.concat(COMMON_PARAMETERS.stream(), filters.stream().map(Filter::name))
                .toArray(String[]::new);
    }

    /** The column of that id. */
    public Optional<Column<T>> findColumn(String id) {
        return columns.stream().filter(column -> column.id().equals(id)).findFirst();
    }

    /** The ids of the columns by which the list can be sorted. */
    List<String> sortable() {
        return columns.stream()
                .filter(column -> column.key() != null)
                .map(Column::id)
                .toList();
    }

    /** The ids of the columns that can be hidden. */
    List<String> optional() {
        return columns.stream().filter(Column::isOptional).map(Column::id).toList();
    }

    /** The ids of the columns that are shown only if the reader asks for it. */
    Set<String> hiddenAtFirst() {
        return columns.stream()
                .filter(column -> column.visibility() == Column.Visibility.HIDDEN_AT_FIRST)
                .map(Column::id)
                .collect(Collectors.toSet());
    }

    /** The request for the first page of the whole list. */
    public ListRequest<T> all() {
        return ListRequest.of(this);
    }
}
