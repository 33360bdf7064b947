package io.masif.ui.csv;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a list that may change while they are sent. Which rows there are, and in which order, is that of the beginning:
 * no row is repeated or left out because the list changes. A row is read when its piece is sent; one that is gone by then is left
 * out.
 */
public final class FixedRows<K, T> implements RowSource<T> {
    /** Rows of a usual length, read from the index. */
    public static final int PIECE_SIZE = 500;

    private final List<K> keys;
    private final int pieceSize;
    private final Function<List<K>, Future<List<T>>> read;
    private int position;

    /**
     * @param keys of all rows, in their order
     * @param pieceSize how many rows are read at once
     * @param read the rows of some keys, in the order of the keys; without those that are gone
     */
    public FixedRows(List<K> keys, int pieceSize, Function<List<K>, Future<List<T>>> read) {
        this.keys = List.copyOf(keys);
        this.pieceSize = pieceSize;
        this.read = read;
    }

    /** Rows that exist already. */
    public static <T> FixedRows<T, T> of(List<T> rows) {
        return new FixedRows<>(rows, PIECE_SIZE, Future::succeededFuture);
    }

    @Override
    public Future<List<T>> next() {
        if (position == keys.size()) {
            return Future.succeededFuture();
        }
        int end = Math.min(keys.size(), position + pieceSize);
        List<K> piece = keys.subList(position, end);
        position = end;
        return read.apply(piece);
    }
}
