package io.masif.cli.api;

import io.masif.cli.json.JsonRow;
import java.util.function.Predicate;

/** Passes on rows until there were enough, or one is not accepted. */
final class RemainingRows {
    private final Predicate<JsonRow> handler;
    private int count;

    /**
     * @param count how many rows are wanted
     * @param handler returns false to get no more
     */
    RemainingRows(int count, Predicate<JsonRow> handler) {
        this.count = count;
        this.handler = handler;
    }

    boolean isWanted() {
        return count > 0;
    }

    /** Whether another row is wanted after this one. */
    boolean accept(JsonRow row) {
        count = handler.test(row) ? count - 1 : 0;
        return isWanted();
    }
}
