package io.masif.ui.csv;

import io.vertx.core.Future;
import java.util.List;

/** The rows of a file, piece by piece. */
@FunctionalInterface
public interface RowSource<T> {
    /** The next rows, in their order; null after the last ones. */
    Future<List<T>> next();
}
