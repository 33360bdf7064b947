package io.masif.ui.page.activity;

import io.masif.ui.activity.ActivityStore;
import io.masif.ui.csv.Csv;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FileResponse;
import io.masif.ui.view.activity.ActivityCursor;
import io.masif.ui.view.activity.ActivityEvent;
import io.masif.ui.view.activity.ActivityQuery;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The history as a file: all events that match, the newest first, read page by page. */
final class ActivityExport {
    private static final int PAGE_SIZE = 500;
    private static final List<String> COLUMNS = List.of("at", "actor", "kind", "host", "approval", "detail");

    private final ActivityStore store;
    private final ZoneId zone;
    private final Format format;
    private ActivityQuery next;
    private boolean isFirst = true;

    /** The formats of the file. */
    enum Format {
        /** One record per event; the detail is a field with the text of its JSON. */
        CSV(CsvResponse.CONTENT_TYPE, "csv"),
        /** One JSON object per line and event. */
        JSON_LINES("application/jsonl; charset=utf-8", "jsonl");

        private final String contentType;
        private final String extension;

        Format(String contentType, String extension) {
            this.contentType = contentType;
            this.extension = extension;
        }

        private String write(ActivityEvent event) {
            return switch (this) {
                case CSV ->
                    Csv.format(Arrays.asList(
                            event.happenedAt(),
                            event.actor(),
                            event.kind(),
                            event.host(),
                            event.approval(),
                            event.detail()));
                case JSON_LINES ->
                    new JsonObject()
                                    .put("id", event.id())
                                    .put("at", event.happenedAt().toString())
                                    .put("actor", event.actor())
                                    .put("kind", event.kind())
                                    .put("detail", event.details())
                                    .encode()
                            + "\n";
            };
        }

        private String head() {
            return this == CSV ? Csv.format(COLUMNS) : "";
        }
    }

    ActivityExport(ActivityStore store, ActivityQuery query, ZoneId zone, Format format) {
        this.store = store;
        this.next = query;
        this.zone = zone;
        this.format = format;
    }

    void send(RoutingContext context) {
        FileResponse.ofToday(context, format.contentType, "activity", format.extension)
                .send(this::createPiece);
    }

    /** The next page; null after the last one. */
    private Future<String> createPiece() {
        if (next == null) {
            return Future.succeededFuture();
        }
        return store.find(next, zone, PAGE_SIZE).map(found -> {
            String head = isFirst ? format.head() : "";
            isFirst = false;
            next = found.size() < PAGE_SIZE ? null : next.before(ActivityCursor.of(found.get(PAGE_SIZE - 1)));
            return head + found.stream().map(format::write).collect(Collectors.joining());
        });
    }
}
