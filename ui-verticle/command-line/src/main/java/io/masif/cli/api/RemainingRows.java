package io.masif.cli.api;

import io.masif.cli.json.JsonRow;
import io.masif.cli.json.RowHandler;

/** Passes on rows until there were enough. */
final class RemainingRows {
    private final RowHandler handler;
    private int count;

    /** @param count how many rows are wanted */
    RemainingRows(int count, RowHandler handler) {
        this.count = count;
        this.handler = handler;
    }

    boolean isWanted() {
        return count > 0;
    }

    /** Whether another row is wanted after this one. */
    boolean accept(JsonRow row) {
        handler.accept(row);
        count--;
        return isWanted();
    }
}
