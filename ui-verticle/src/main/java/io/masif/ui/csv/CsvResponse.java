package io.masif.ui.csv;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;

/** Answers with a list as CSV, piece by piece. */
public final class CsvResponse<T> {
    /** The type of the content. */
    public static final String CONTENT_TYPE = "text/csv; charset=utf-8";

    private final FileResponse file;
    private final List<Column<T>> columns;
    private final RowSource<T> source;

    private CsvResponse(RoutingContext context, ListDefinition<T> list, RowSource<T> source) {
        String name = list.path().substring(1).replace('/', '-');
        this.file = FileResponse.ofToday(context, CONTENT_TYPE, name, "csv");
        this.columns = list.columns();
        this.source = source;
    }

    /** Sends rows with all columns of the list. */
    public static <T> void send(RoutingContext context, ListDefinition<T> list, RowSource<T> source) {
        CsvResponse<T> response = new CsvResponse<>(context, list, source);
        response.file.send(response::createPiece);
    }

    /** Sends rows with all columns of the list, as soon as it is known which ones. */
    public static <T> void send(RoutingContext context, ListDefinition<T> list, Future<? extends RowSource<T>> source) {
        source.onSuccess(found -> send(context, list, found)).onFailure(context::fail);
    }

    /** The next piece, the first one with the names of the columns; null after the last one. */
    private Future<String> createPiece() {
        String head =
                file.isEmpty() ? Csv.format(columns.stream().map(Column::head).toList()) : "";
        return source.next().map(rows -> {
            if (rows == null) {
                return head.isEmpty() ? null : head;
            }
            StringBuilder text = new StringBuilder(head);
            rows.forEach(row -> text.append(Csv.format(createRecord(row))));
            return text.toString();
        });
    }

    /** Null is an empty field, which List.of would refuse. */
    private List<Object> createRecord(T row) {
        return Arrays.asList(
                columns.stream().map(column -> column.csv().apply(row)).toArray());
    }
}
