package io.masif.cli.command.history;

import io.masif.cli.api.ApiClient;
import io.masif.cli.api.Query;
import io.masif.cli.json.JsonRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads events of the history, the latest last, each of them once. */
final class HistoryReader {
    private static final int MAX_NEW = 1000;

    private final ApiClient client;
    private final Query query;
    private long lastId;

    HistoryReader(ApiClient client, Query query) {
        this.client = client;
        this.query = query;
    }

    /** The latest events. */
    List<JsonRow> readLatest(int count) {
        return read(count);
    }

    /** Those that came since the last call; of very many the latest 1,000. */
    List<JsonRow> readNew() {
        return read(MAX_NEW);
    }

    private List<JsonRow> read(int max) {
        Deque<JsonRow> latestLast = new ArrayDeque<>();
        client.readWhile(query, max, event -> {
            if (event.number("id") <= lastId) {
                return false;
            }
            latestLast.addFirst(event);
            return true;
        });
        if (!latestLast.isEmpty()) {
            lastId = latestLast.getLast().number("id");
        }
        return List.copyOf(latestLast);
    }
}
