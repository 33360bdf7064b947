package io.masif.cli.api;

import io.masif.cli.json.JsonRow;
import java.util.function.Predicate;

/** Passes on rows until there were enough, or one is not accepted. */
final class RemainingRows {
    private final Predicate<JsonRow> handler;
    private int count;

    /**
     * @param count the most rows to pass on
     * @param handler returns false to get no more
     */
    RemainingRows(int count, Predicate<JsonRow> handler) {
        this.count = count;
        this.handler = handler;
    }

    boolean isWanted() {
        return count > 0;
    }

    /** Whether to go on after this row. */
    boolean accept(JsonRow row) {
        count = handler.test(row) ? count - 1 : 0;
        return isWanted();
    }
}
