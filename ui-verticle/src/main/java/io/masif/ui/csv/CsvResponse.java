package io.masif.ui.csv;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Answers with a list as CSV, page by page. */
public final class CsvResponse<T> {
    /** The type of the content. */
    public static final String CONTENT_TYPE = "text/csv; charset=utf-8";

    private static final int LARGE_PAGE = 2000;

    private final FileResponse file;
    private final List<Column<T>> columns;
    private final Function<ListRequest<T>, Future<ListPage<T>>> source;
    private ListRequest<T> next;

    private CsvResponse(
            RoutingContext context, ListRequest<T> request, Function<ListRequest<T>, Future<ListPage<T>>> source) {
        String name = request.definition().path().substring(1).replace('/', '-');
        this.file = new FileResponse(context, CONTENT_TYPE, name + ".csv");
        this.columns = request.definition().columns();
        this.source = source;
        this.next = request.withPage(1);
    }

    /**
     * Sends all rows that match the request, in its order, with all columns.
     *
     * @param source reads a page
     */
    public static <T> void send(
            RoutingContext context, ListRequest<T> request, Function<ListRequest<T>, Future<ListPage<T>>> source) {
        CsvResponse<T> response = new CsvResponse<>(context, request, source);
        response.file.send(response::createPiece);
    }

    /**
     * Sends a list that is found and sorted anew for each page. Large pages keep that rare, and with it rows that are repeated
     * or left out because the list changed between two pages.
     *
     * @param source reads a page
     */
    public static <T> void sendLargePages(
            RoutingContext context, ListRequest<T> request, Function<ListRequest<T>, Future<ListPage<T>>> source) {
        send(context, request.withPageSize(LARGE_PAGE), source);
    }

    /** The next page; null after the last one. */
    private Future<String> createPiece() {
        if (next == null) {
            return Future.succeededFuture();
        }
        return source.apply(next).map(page -> {
            next = next.page() < page.pages() ? next.withPage(next.page() + 1) : null;
            return format(page);
        });
    }

    private String format(ListPage<T> page) {
        StringBuilder text = new StringBuilder();
        if (file.isEmpty()) {
            text.append(Csv.format(columns.stream().map(Column::id).toList()));
        }
        page.rows().forEach(row -> text.append(Csv.format(createRecord(row))));
        return text.toString();
    }

    /** Null is an empty field, which List.of would refuse. */
    private List<Object> createRecord(T row) {
        return Arrays.asList(
                columns.stream().map(column -> column.csv().apply(row)).toArray());
    }
}
