package io.masif.ui.database;

import io.masif.flow.AsyncLoop;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Reads many rows in slices, so that only one slice of them is in memory at a time. */
public final class RowSlices {
    private RowSlices() {}

    /**
     * Reads one slice after the other, until one has less than {@code size} rows.
     *
     * @param read the slice after a row, which is null for the first slice
     * @param use what is done with a slice before the next one is read
     */
    public static Future<Void> forEach(
            int size, Function<Row, Future<RowSet<Row>>> read, Function<RowSet<Row>, Future<?>> use) {
        AtomicReference<Row> last = new AtomicReference<>();
        return AsyncLoop.repeatWhile(
                () -> read.apply(last.get()).compose(rows -> use.apply(rows).map(used -> {
                    rows.forEach(last::set);
                    return rows.size() == size;
                })));
    }
}
