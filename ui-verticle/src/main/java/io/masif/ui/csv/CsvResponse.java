package io.masif.ui.csv;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Answers with a list as CSV, page by page: the next page is read when the client has taken the one before, so that memory
 * does not grow with the list.
 */
public final class CsvResponse<T> {
    private final RoutingContext context;
    private final HttpServerResponse response;
    private final List<Column<T>> columns;
    private final Function<ListRequest<T>, Future<ListPage<T>>> source;

    private CsvResponse(
            RoutingContext context, ListRequest<T> request, Function<ListRequest<T>, Future<ListPage<T>>> source) {
        this.context = context;
        this.response = context.response();
        this.columns = request.definition().columns();
        this.source = source;
    }

    /**
     * Sends all rows that match the request, in its order, with all columns.
     *
     * @param source reads a page
     */
    public static <T> void send(
            RoutingContext context, ListRequest<T> request, Function<ListRequest<T>, Future<ListPage<T>>> source) {
        new CsvResponse<>(context, request, source).send(request.withPage(1));
    }

    private void send(ListRequest<T> request) {
        source.apply(request).onFailure(this::fail).onSuccess(page -> write(page)
                .onSuccess(written -> {
                    if (request.page() < page.pages() && !response.closed()) {
                        send(request.withPage(request.page() + 1));
                    } else if (!response.closed()) {
                        response.end();
                    }
                })
                .onFailure(this::fail));
    }

    /** A failure after the first page cannot be answered: the connection is closed, so that the file is not taken for whole. */
    private void fail(Throwable cause) {
        context.fail(cause);
    }

    private Future<Void> write(ListPage<T> page) {
        StringBuilder text = new StringBuilder();
        if (!response.headWritten()) {
            String name = page.request().definition().path().substring(1).replace('/', '-');
            response.setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                    .putHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
            text.append(Csv.format(columns.stream().map(Column::id).toList()));
        }
        page.rows().forEach(row -> text.append(Csv.format(createRecord(row))));
        response.write(text.toString());
        Promise<Void> drained = Promise.promise();
        if (response.writeQueueFull()) {
            response.drainHandler(ready -> drained.tryComplete());
            context.addEndHandler(ended -> drained.tryComplete());
        } else {
            drained.complete();
        }
        return drained.future();
    }

    /** Null is an empty field, which List.of would refuse. */
    private List<Object> createRecord(T row) {
        return Arrays.asList(
                columns.stream().map(column -> column.csv().apply(row)).toArray());
    }
}
