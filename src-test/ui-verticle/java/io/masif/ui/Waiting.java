package io.masif.ui;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Waits for futures: tests may. */
final class Waiting {
    private static final int SECONDS = 90;

    private Waiting() {}

    static <T> T on(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
