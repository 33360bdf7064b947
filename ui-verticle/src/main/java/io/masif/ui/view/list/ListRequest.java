package io.masif.ui.view.list;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a reader asked of a list; an address has all of it, so that it can be kept and passed on.
 *
 * @param text words that a row contains, in any order; empty for any
 * @param filters the values of filters by name; a filter that is absent admits all
 * @param order the id of a column, with {@code -} before it for descending
 * @param page the number of the page, from 1 on; without a meaning if the page begins after a position
 * @param after the position after which the page begins; null if it has a number
 * @param hidden the ids of hidden columns
 */
public record ListRequest<T>(
        ListDefinition<T> definition,
        String text,
        Map<String, String> filters,
        String order,
        int page,
        ListPosition after,
        Set<String> hidden) {
    /** How many rows a page has, unless the list says otherwise. */
    public static final int PAGE_SIZE = 100;

    private static final char DESCENDING = '-';

    public ListRequest {
        text = text.strip();
        filters = Collections.unmodifiableMap(new TreeMap<>(filters));
        hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
    }

    static <T> ListRequest<T> of(ListDefinition<T> definition) {
        return new ListRequest<>(definition, "", Map.of(), definition.order(), 1, null, definition.hiddenAtFirst());
    }

    /** The value of a filter; empty if it is absent. */
    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    public int pageSize() {
        return definition.pageSize();
    }

    /** Whether rows may be excluded. */
    public boolean isFiltering() {
        return !text.isEmpty() || !filters.isEmpty();
    }

    public boolean isShown(String column) {
        return !hidden.contains(column);
    }

    /** Whether the list is sorted by that column. */
    public boolean isSortedBy(String column) {
        return order.equals(column) || order.equals(DESCENDING + column);
    }

    public boolean isDescending() {
        return order.charAt(0) == DESCENDING;
    }

    /** Whether a text contains each word of the search, whatever their case. */
    public boolean matches(String content) {
        if (text.isEmpty()) {
            return true;
        }
        String lower = content.toLowerCase(Locale.ROOT);
        return words().stream().allMatch(lower::contains);
    }

    /** The same of a text that is only put together if there is a search. */
    public boolean matches(Supplier<String> content) {
        return text.isEmpty() || matches(content.get());
    }

    /** The words of the search, in lower case; none if it is empty. */
    public List<String> words() {
        return text.isEmpty()
                ? List.of()
                : List.of(text.toLowerCase(Locale.ROOT).split("\\s+"));
    }

    /** The order of rows. Rows that are equal in it are in the order of their identities. */
    public Comparator<T> comparator() {
        Comparator<T> ascending = orderColumn().order();
        return (isDescending() ? ascending.reversed() : ascending)
                .thenComparing(definition.identity(), ListPosition::compare);
    }

    /** The column by which rows are sorted. */
    Column<T> orderColumn() {
        return definition
                .findColumn(isDescending() ? order.substring(1) : order)
                .orElseThrow();
    }

    /** The same request for another page. */
    public ListRequest<T> withPage(int other) {
        return new ListRequest<>(definition, text, filters, order, other, null, hidden);
    }

    /** The same request for the page after a position. */
    public ListRequest<T> withAfter(ListPosition position) {
        return new ListRequest<>(definition, text, filters, order, 1, position, hidden);
    }

    /** The same request for all rows on one page. */
    public ListRequest<T> whole() {
        return new ListRequest<>(definition.withPageSize(Integer.MAX_VALUE), text, filters, order, 1, null, hidden);
    }

    /** The first page of that size. */
    public ListRequest<T> withPageSize(int other) {
        return new ListRequest<>(definition.withPageSize(other), text, filters, order, 1, null, hidden);
    }

    /** The first page sorted by that column: ascending, or descending if it is sorted so already. */
    public ListRequest<T> withSort(String column) {
        return withOrder(order.equals(column) ? DESCENDING + column : column);
    }

    /** The first page in that order: the id of a column, with {@code -} before it for descending. */
    public ListRequest<T> withOrder(String other) {
        return inOrder(other).withPage(1);
    }

    /** The same page in that order. */
    public ListRequest<T> inOrder(String other) {
        return new ListRequest<>(definition, text, filters, other, page, after, hidden);
    }

    /** The same request, with that value of a filter if it has none. */
    public ListRequest<T> withDefault(String name, String value) {
        Map<String, String> changed = new TreeMap<>(filters);
        changed.putIfAbsent(name, value);
        return new ListRequest<>(definition, text, changed, order, page, after, hidden);
    }

    /** The first page with another value of a filter; without that filter for an empty value. */
    public ListRequest<T> withFilter(String name, String value) {
        Map<String, String> changed = new TreeMap<>(filters);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new ListRequest<>(definition, text, changed, order, 1, null, hidden);
    }

    /** The same request with that column hidden if it is shown, and shown if it is hidden. */
    public ListRequest<T> withToggled(String column) {
        Set<String> columns = new TreeSet<>(hidden);
        if (!columns.remove(column)) {
            columns.add(column);
        }
        return new ListRequest<>(definition, text, filters, order, page, after, columns);
    }

    /** The ids of the columns that are hidden and are shown at first, separated by commas. */
    public String hiddenByReader() {
        return joinWithout(hidden, definition.hiddenAtFirst());
    }

    /** The ids of the columns that are shown and are hidden at first, separated by commas. */
    public String shownByReader() {
        return joinWithout(definition.hiddenAtFirst(), hidden);
    }

    private static String joinWithout(Set<String> columns, Set<String> others) {
        return columns.stream().filter(id -> !others.contains(id)).sorted().collect(Collectors.joining(","));
    }

    /** The address of the page. */
    public String link() {
        return definition.path() + query();
    }

    /** The address of the CSV of all pages. */
    public String csvLink() {
        return definition.path() + ".csv" + withPage(1).query();
    }

    /** The query string, such as {@code ?q=web&page=2}; empty for the first page of the whole list. */
    public String query() {
        return ListAddress.formatQuery(this);
    }

    /**
     * What a form that searches and filters the list has to send besides its own fields, so that it leaves the rest as it is.
     *
     * @param fields the names of its fields, besides that of the text
     */
    public Map<String, String> parametersBesides(List<String> fields) {
        return ListAddress.findParametersBesides(this, fields);
    }
}
