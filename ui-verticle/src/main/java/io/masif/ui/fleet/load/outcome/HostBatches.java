package io.masif.ui.fleet.load.outcome;

import io.masif.flow.AsyncLoop;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/** Divides hosts into batches for a statement each, since each of them may have many runs. */
final class HostBatches {
    private static final int BATCH_HOSTS = 20;

    private HostBatches() {}

    /** Calls the step for each batch, one after the other. */
    static Future<Void> forEach(RoaringBitmap hosts, Function<List<Integer>, Future<?>> step) {
        RoaringBitmap remaining = hosts.clone();
        return AsyncLoop.repeatWhile(() -> {
            RoaringBitmap batch = remaining.limit(BATCH_HOSTS);
            remaining.andNot(batch);
            return batch.isEmpty()
                    ? Future.succeededFuture(false)
                    : step.apply(batch.stream().boxed().toList()).map(true);
        });
    }
}
