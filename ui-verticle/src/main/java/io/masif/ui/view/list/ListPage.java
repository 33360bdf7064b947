package io.masif.ui.view.list;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page of a list.
 *
 * @param rows the rows of this page
 * @param foundCount how many rows match the request
 * @param totalCount how many rows there are
 */
public record ListPage<T>(ListRequest<T> request, List<T> rows, int foundCount, int totalCount) {
    public ListPage {
        rows = List.copyOf(rows);
    }

    /** The requested page of rows that match already, in the order of the request. */
    public static <T> ListPage<T> of(ListRequest<T> request, Stream<T> found, int totalCount) {
        List<T> all = found.toList();
        if (request.after() != null) {
            List<T> sorted = all.stream().sorted(request.comparator()).toList();
            return of(request, sorted, totalCount, Function.identity());
        }
        List<T> selected = Pages.select(all, request.page(), request.pageSize(), request.comparator());
        return new ListPage<>(request, selected, all.size(), totalCount);
    }

    /** The requested page of rows that match already and are in the order of the request, of which few are created. */
    public static <S, T> ListPage<T> of(
            ListRequest<T> request, List<S> sorted, int totalCount, Function<S, T> createRow) {
        List<S> selected = request.after() == null
                ? Pages.select(sorted, request.page(), request.pageSize())
                : selectAfter(request, sorted, createRow);
        return new ListPage<>(request, selected.stream().map(createRow).toList(), sorted.size(), totalCount);
    }

    private static <S, T> List<S> selectAfter(ListRequest<T> request, List<S> sorted, Function<S, T> createRow) {
        int from = request.after().findNext(request, sorted, createRow);
        return sorted.subList(from, Math.min(sorted.size(), from + request.pageSize()));
    }

    /** The same page, of whose rows more is known. */
    public ListPage<T> withRows(List<T> others) {
        return new ListPage<>(request, others, foundCount, totalCount);
    }

    /** The number of pages, at least 1. */
    public int pages() {
        return Math.max(1, (int) (((long) foundCount + request.pageSize() - 1) / request.pageSize()));
    }

    /** The number of the first row of this page, from 1 on. */
    public int first() {
        return (request.page() - 1) * request.pageSize() + 1;
    }

    /** The number of the last row of this page. */
    public int last() {
        return first() + rows.size() - 1;
    }
}
